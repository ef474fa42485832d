/** The sets that figures count. Apart from the schemas of the answers, because the browser imports the names. */
export const countedSets = ["created", "classified", "decided", "waiting", "extracted", "analysed"] as const
export type CountedSet = (typeof countedSets)[number]
