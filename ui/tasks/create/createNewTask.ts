/** The draft of a new task, from its typed title to its creation. The dialog and the columns of the board use it. */
import { createSignal } from "solid-js"
import { titleLength } from "../../../domain/text/limits.ts"
import type { NewTask } from "../../../gateways/contract.ts"
import { createDraft } from "../../drafts/createDraft.ts"
import type { Live } from "../../sync/live.tsx"
import { api } from "../../sync/rest/api.ts"
import { sentenceOf } from "../../words/sentenceOf.ts"
import { createUnderstanding } from "./title/createUnderstanding.ts"
import type { ChosenName, TitlePart } from "../../../domain/task/title/tokens.ts"
import { tellCreated } from "../../task/undo/tellCreated.ts"
import { phraseOf, type TitleValues } from "../../../domain/task/title/titleParts.ts"

export interface DraftTask {
  readonly title: string
  readonly description: string
  readonly onlyMe: boolean
  /** The phrases that the person wants to keep in the title. */
  readonly kept?: ReadonlyArray<string>
  /** The chosen meanings of words that several names fit. */
  readonly chosen?: ReadonlyArray<ChosenName>
  /**
   * The values as they were sent. After a lost answer the same ones are sent again: "in 2 hours" would be another time by
   * then, and a key belongs to one body.
   */
  readonly sent?: TitleValues
}
const emptyTask: DraftTask = { title: "", description: "", onlyMe: false }

/** The values that a task gets from the place of its creation, and the command that follows. */
export interface TaskStart {
  readonly fields: Partial<NewTask>
  readonly next: { readonly verb: string; readonly body?: unknown } | null
}
const noStart: TaskStart = { fields: {}, next: null }

/**
 * @param place of the draft
 * @param typed a title that the person has typed elsewhere
 */
export const createNewTask = (
  live: Live,
  place: () => string,
  { typed, start = noStart }: { readonly typed?: string | undefined; readonly start?: TaskStart } = {}
) => {
  const draft = createDraft(place, () => emptyTask)
  const wasKept = draft.kept()
  if (typed !== undefined) draft.set(withTitle(draft.value(), typed))
  const [wrong, setWrong] = createSignal<string | null>(null)
  const [asking, setAsking] = createSignal(false)
  const kept = () => draft.value().kept ?? []
  const chosen = () => draft.value().chosen ?? []
  const understanding = createUnderstanding(live, () => draft.value().title, kept, chosen)
  const change = (part: Partial<DraftTask>) => {
    const { sent: _, ...task } = draft.value()
    draft.set({ ...task, ...part })
  }
  const busy = () => asking() || draft.busy()
  const mayCreate = () => draft.value().title.trim() !== "" && !busy()
  const settle = async (): Promise<TitleValues> => {
    setAsking(true)
    try {
      return draft.value().sent ?? (await understanding.settle())
    } finally {
      setAsking(false)
    }
  }
  return {
    draft,
    wasKept,
    understanding,
    change,
    wrong,
    busy,
    mayCreate,
    ...answersAbout(draft.value, change),
    /** True when the task was created. */
    create: async (): Promise<boolean> => {
      if (!mayCreate()) return false
      setWrong(null)
      try {
        const sent = await settle()
        draft.set({ ...draft.value(), sent })
        const created = await draft.send((task, key) => api.createTask(asSent(task, sent, start), key))
        if (created === null) return false
        complete(live, created.id, sent, start)
        tellCreated(live, created.id, sent.fields.title)
        return true
      } catch (error) {
        setWrong(sentenceOf(error))
        return false
      }
    }
  }
}

/** The answers of the person about the words of the title. */
const answersAbout = (task: () => DraftTask, change: (part: Partial<DraftTask>) => void) => {
  const keepText = (phrase: string) => change({ kept: [...(task().kept ?? []), phrase] })
  return {
    /** Keeps the words of a part in the title, and does not understand them again. */
    keep: (part: TitlePart) => keepText(phraseOf(task().title, part)),
    keepText,
    /** Gives a word that several names fit the meaning that the person has chosen. */
    choose: (name: ChosenName) => {
      const others = (task().chosen ?? []).filter(({ phrase }) => phrase !== name.phrase)
      change({ chosen: [...others, name] })
    }
  }
}

/** The commands after the creation. A refusal of one is shown as for every command; the task exists by then. */
const complete = (live: Live, id: string, { topics }: TitleValues, { next }: TaskStart) => {
  for (const topic of topics) void live.act(id, {}, () => api.act(id, "topic", { topic }))
  if (next !== null) void live.act(id, {}, () => api.act(id, next.verb, next.body))
}

/** The texts of a task that was not created yet move into the description, so that they are not lost. */
const withTitle = (kept: DraftTask, typed: string): DraftTask => {
  const title = typed.slice(0, titleLength)
  if (kept.title.trim() === "" || kept.title === title) return { ...kept, title }
  return { ...kept, title, description: [kept.title, kept.description].filter(Boolean).join("\n\n") }
}

const asSent = ({ description, onlyMe }: DraftTask, { fields }: TitleValues, start: TaskStart): NewTask => ({
  ...start.fields,
  ...fields,
  ...(description.trim() === "" ? {} : { description }),
  ...(onlyMe ? { audience: "private" as const } : {})
})
