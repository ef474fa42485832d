/** Reports to the operator that the bot cannot work until a person helps, also from processes that do not run it. */
import { Effect } from "effect"
import type { BotFault } from "../../../gateways/contract/systemShown.ts"
import { presentStatus } from "../../../gateways/telegram/api/sharedStatus.ts"
import { sentenceOfRounds } from "../../../gateways/telegram/rounds/runRound.ts"
import type { BotStatus, TelegramStatus } from "../../../gateways/telegram/api/status.ts"
import type { Buckets } from "../../../streams/ports/bucket.ts"
import { type Trouble, Troubles } from "../../../streams/troubles.ts"

/** Capture and review work without a bot, so no trouble of it stops a request. */
const stops: Trouble["stops"] = []

export const tokenRefused: Trouble = {
  code: "bot-token-refused",
  message: "Telegram refuses the token of the bot: it was revoked or is wrong",
  remedy:
    "enter the token from @BotFather in Settings, Telegram; if TELEGRAM_BOT_TOKEN is set, change it and restart the process with the role telegram",
  stops
}
const otherPoller: Trouble = {
  code: "bot-other-poller",
  message: "another program receives the updates of the bot",
  remedy: "stop the other program, or use another bot",
  stops
}

const webhookRemedy =
  "check that Telegram reaches TELEGRAM_WEBHOOK_URL over https on port 443, 80, 88 or 8443 with a valid certificate; without the setting the bot polls"

/** A fault that ends without help is no trouble: Telegram that cannot be reached, and a store that refuses updates. */
const troubleOf: { readonly [fault in BotFault]: (note: string) => ReadonlyArray<Trouble> } = {
  "token-refused": () => [tokenRefused],
  "other-poller": () => [otherPoller],
  "webhook-refused": (note) => [{ code: "bot-webhook-refused", message: note, remedy: webhookRemedy, stops }],
  "webhook-failing": (note) => [{ code: "bot-webhook-failing", message: note, remedy: webhookRemedy, stops }],
  silent: (note) => [{ code: "bot-silent", message: note, remedy: "start a process with the role telegram", stops }],
  unreachable: () => [],
  "not-stored": () => []
}

export const troublesOfBot = ({ fault, note, failing = [] }: BotStatus): ReadonlyArray<Trouble> => [
  ...(fault === undefined ? [] : troubleOf[fault](note)),
  ...(failing.length === 0
    ? []
    : [{ code: "bot-work-fails" as const, message: sentenceOfRounds(failing), remedy: null, stops }])
]

/** Reports them until the scope closes. */
export const reportBot = Effect.gen(function* () {
  const context = yield* Effect.context<TelegramStatus | Buckets>()
  yield* (yield* Troubles).register(presentStatus.pipe(Effect.map(troublesOfBot), Effect.provideContext(context)))
})
