import type { ActorId } from "../../domain/ids.ts"

/** The operator of the machine. It can read the data folder, so it has the role `owner`. */
export const operator = "service:operator" as ActorId
