/** The streams that a backup has. `EVT` is the log, `CHAIN` its proof, and `ACCESS` cannot be made again from either. */
export const copiedStreams = ["CHAIN", "ACCESS", "EVT"] as const
export type CopiedStream = (typeof copiedStreams)[number]
