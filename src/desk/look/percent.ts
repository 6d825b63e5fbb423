/** A share in [0, 1] as whole per cent: `83 %`. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;
