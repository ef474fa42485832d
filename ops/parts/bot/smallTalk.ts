/** Provides the bot with the rules by which extractions skip messages. */
import { Layer } from "effect"
import { SmallTalk } from "../../../gateways/modelPorts.ts"
import { isOnlySmallTalk } from "../../../reactors/chat/noise/noise.ts"

export const smallTalkRules = Layer.succeed(SmallTalk, { isAll: isOnlySmallTalk })
