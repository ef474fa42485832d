/** The measures of the judged data for one model. */
import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Effect } from "effect"
import type { Model } from "../../../models/model.ts"
import { differences, writeProposals } from "./compareWithScorer.ts"
import type { JudgedData } from "./data.ts"
import { type Extracted, extractChat } from "./extraction.ts"
import { type ChatTasks, tasksOf } from "./measures/tasks.ts"
import { linkScores, type StretchLinks } from "./measures/links.ts"
import { type Classified, classifyAll, proposalsOfNegatives, type Silence } from "./measures/singles.ts"

export interface Judgement {
  readonly extracted: ReadonlyArray<Extracted>
  readonly explicit: ReadonlyArray<Classified>
  readonly negatives: ReadonlyArray<Silence>
  /** Only of chats that have a list of tasks. */
  readonly tasks: ReadonlyArray<ChatTasks>
  readonly links: ReadonlyArray<StretchLinks>
  /** Figures that differ from the data's own scorer. */
  readonly differences: ReadonlyArray<string>
  /** The folder of the proposals files. */
  readonly folder: string
  readonly seconds: number
}

/**
 * @param modelFor the model that reads a chat: one that was fitted on the judged data must not have seen this chat
 * @param out the folder for the proposals files; a temporary one if absent
 */
export const judge = Effect.fnUntraced(function* (
  data: JudgedData,
  place: URL,
  model: Model["Service"],
  out: string | null,
  modelFor: (chat: string) => Model["Service"] = () => model
) {
  const began = performance.now()
  const extracted = yield* Effect.forEach(data.chats, (labelled) =>
    extractChat(labelled, modelFor(labelled.labels.chat))
  )
  const folder = out ?? mkdtempSync(join(tmpdir(), "judged-"))
  writeProposals(extracted, folder)
  return {
    extracted,
    explicit: yield* classifyAll(data.explicit, model),
    negatives: yield* proposalsOfNegatives(data.negatives, model),
    tasks: (yield* Effect.forEach(extracted, (chat) => tasksOf(chat, model))).flat(),
    links: linkScores(data),
    differences: differences(extracted, place, folder),
    folder,
    seconds: (performance.now() - began) / 1000
  } satisfies Judgement
})
