/** The path of a source, without its id. */
export const inboundFolder = "/hooks/in/"
