/** What a failure says of itself, for the person before the page: its message, with the path to the fault. */
export const whyOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));
