import type { FaultName } from "../plan.ts"
import { damage } from "./damage.ts"
import type { Fault } from "./fault.ts"
import { lostKeys } from "./lostKeys.ts"
import { kills } from "./kills.ts"
import { network } from "./network.ts"

export const faults: Readonly<Record<FaultName, Fault>> = { ...kills, ...network, ...damage, ...lostKeys }
