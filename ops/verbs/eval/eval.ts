/** `tt eval`: compares models with what this team decided, or with a chat that people marked by hand. */
import { Console, Effect, Stream } from "effect"
import { fewestDecisions } from "../../../projections/reads/decisions/isotonic.ts"
import { builtinProvider } from "../../../models/builtin/builtinModel.ts"
import type { Model } from "../../../models/model.ts"
import { requestWithTables } from "../../control/request.ts"
import { parseTelegramExport } from "../import/telegram/telegramSource.ts"
import { exportedChat } from "../../evaluation/meeting/exportedChat.ts"
import { type DecisionHistory, judgedByHistory } from "../../evaluation/history.ts"
import { marksOf, meetingWithoutTags } from "../../evaluation/meeting/meeting.ts"
import type { Watch } from "../../evaluation/reread.ts"
import { figuresOf, type Judged, sideBySide } from "../../evaluation/sideBySide.ts"
import { evalOperation } from "./evalOperation.ts"
import type { Settings } from "../../settings/settings.ts"
import { modelsAsked, requireModel } from "./modelsAsked.ts"
import { progressBar, withNoun } from "../operation/print.ts"
import { textOfFile } from "../operation/textOfFile.ts"

export interface EvalFlags {
  /** A second model, by its name in Ollama. */
  readonly model: string | null
  /** Compares the built-in model too. */
  readonly builtin: boolean
  /** A Telegram export whose `[ACTION]` and `[AGREED]` lines are the truth, instead of the team's decisions. */
  readonly data: string | null
  readonly json: boolean
}

/** The decisions that the models are compared with. `says` explains the figures to the person who reads them. */
interface Truth {
  readonly decisions: number
  readonly says: string
  readonly judge: (model: Model["Service"], watch: Watch) => Effect.Effect<Omit<Judged, "model"> & { says: string }>
}

/** Stores nothing and sends no command. */
export const evaluateModels = Effect.fn("eval")(function* (settings: Settings, flags: EvalFlags) {
  const truth = flags.data === null ? yield* decidedHistory(settings) : yield* markedChat(flags.data)
  const warning =
    truth.decisions < fewestDecisions
      ? `The figures rest on ${withNoun(truth.decisions, "decision")}. They are reliable from ${fewestDecisions} decisions on.`
      : null
  if (flags.model !== null) yield* requireModel(settings, flags.model)
  // Without decisions there is nothing to compare with, so no model is called.
  const models = truth.decisions === 0 ? [] : yield* modelsAsked(settings, flags)
  const columns = yield* Effect.forEach(models, ({ name, model }) => {
    const watched = watchOf(name)
    return truth.judge(model, watched.watch).pipe(
      Effect.map((judged) => ({ ...judged, model: name })),
      Effect.ensuring(watched.end)
    )
  })
  if (flags.json)
    return yield* Console.log(
      JSON.stringify({ decisions: truth.decisions, of: truth.says, warning, models: columns.map(figuresOf) })
    )
  const lines = [
    truth.says,
    ...(columns.length === 0 ? [] : sideBySide(columns)),
    ...columns.map(({ model, says }) => `${model}: ${says}`),
    ...(columns.some(({ model }) => model === builtinProvider) ? [untaught] : []),
    ...(warning === null ? [] : [warning])
  ]
  yield* Effect.forEach(lines, (line) => Console.log(line), { discard: true })
})

const untaught = "The built-in model is compared without what it learned here, because it learned from these decisions."

const decidedHistory = (settings: Settings) =>
  requestWithTables(settings, evalOperation, {}).pipe(
    Stream.runCollect,
    Effect.map((pieces): Truth => {
      const messages = new Map(pieces.flatMap((piece) => piece.messages).map((message) => [message.id, message]))
      const history: DecisionHistory = {
        decided: pieces.flatMap(({ decided }) => decided),
        messages: [...messages.values()],
        people: pieces[0]?.people ?? []
      }
      const kept = history.decided.filter((each) => each.kept).length
      return {
        decisions: history.decided.length,
        says: `${withNoun(history.decided.length, "decision")} on statements, topics and tasks: ${kept} kept, ${history.decided.length - kept} rejected; ${withNoun(messages.size, "message")} around them.`,
        judge: (model, watch) =>
          Effect.map(judgedByHistory(history, model, watch), ({ unjudged, ...figures }) => ({
            ...figures,
            says: `${withNoun(figures.read.atoms.length, "statement")} found, ${unjudged} of them undecided and not counted.`
          }))
      }
    })
  )

const markedChat = Effect.fnUntraced(function* (file: string) {
  const chat = exportedChat(yield* Effect.fromResult(parseTelegramExport(yield* textOfFile(file))))
  const marked = marksOf(chat).length
  const truth: Truth = {
    decisions: marked,
    says: `${chat.messages.length} messages; people marked ${marked} of them. The models do not see the marked lines.`,
    judge: (model, watch) =>
      Effect.map(meetingWithoutTags(chat, model, watch), ({ scores, read, worthComparing }) => ({
        scores,
        read,
        says: `${worthComparing} statements of work or decision found; those that people did not mark count as wrong, and people mark few.`
      }))
  }
  return truth
})

const watchOf = (name: string) => {
  let bar = progressBar(name, 0)
  return {
    watch: (done: number, of: number) =>
      Effect.suspend(() => {
        if (done === 0) bar = progressBar(`${name} reads`, of)
        return bar.at(done)
      }),
    end: Effect.suspend(() => bar.end)
  }
}
