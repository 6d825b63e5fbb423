/** How a seeded request chooses tokens. Wordings vary with it; what they say is held by the guards. */
export const SAMPLING = { temperature: 0.7, topK: 20 } as const;
