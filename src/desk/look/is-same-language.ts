/** Whether two tags are of one language, whatever its script or region. */
export const isSameLanguage = (a: string, b: string): boolean => a.split('-')[0] === b.split('-')[0];
