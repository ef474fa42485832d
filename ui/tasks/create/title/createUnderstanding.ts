/** Understands a title while it is typed. The page reads people, topics and priorities; the server reads dates. */
import { createEffect, createMemo, createSignal, on, onCleanup } from "solid-js"
import type { TitleRead } from "../../../../gateways/contract.ts"
import { assignableOptions } from "../../../parts/fields/choices.ts"
import { api } from "../../../sync/rest/api.ts"
import type { Live } from "../../../sync/live.tsx"
import { pageZone } from "../../../words/chosen.ts"
import { type ChosenName, type Nameable, unclearNamesIn } from "../../../../domain/task/title/tokens.ts"
import {
  titleParts,
  phraseOf,
  type TitleValues,
  titleValues,
  withoutTokens
} from "../../../../domain/task/title/titleParts.ts"

/** The server is asked when the typing pauses for this long. */
const pauseMillis = 150

/** A creation waits for the date no longer than this: then its words stay in the title. */
const patienceMillis = 2000

interface DateRead {
  /** The text that was sent. */
  readonly text: string
  readonly due: TitleRead["due"]
}

/**
 * @param text the typed title
 * @param kept the phrases that the person wants to keep in the title
 * @param chosen the meanings that the person has chosen for words that several names fit
 */
export const createUnderstanding = (
  live: Live,
  text: () => string,
  kept: () => ReadonlyArray<string>,
  chosen: () => ReadonlyArray<ChosenName> = () => []
) => {
  const people = createMemo(() => assignableOptions(live.views.people.all()))
  const names = createMemo(() => ({ ...nameable(live, people()), chosen: chosen() }))
  const nameOf = (id: string) => [...people(), ...names().topics].find((each) => each.id === id)?.name ?? id
  const [read, setRead] = createSignal<DateRead>({ text: "", due: null })
  const asked = () => withoutTokens(text(), names())
  const ask = async (): Promise<TitleRead["due"]> => {
    const sent = asked()
    if (sent.trim() === "") return null
    if (read().text === sent) return read().due
    // Without an answer the words of a date stay in the title.
    const due = await api.previewTitle(sent, pageZone()).then(
      (answer) => answer.due,
      () => null
    )
    if (asked() === sent) setRead({ text: sent, due })
    return due
  }
  createEffect(
    on(asked, () => {
      const timer = setTimeout(() => void ask(), pauseMillis)
      onCleanup(() => clearTimeout(timer))
    })
  )
  /** While the person types on, the date of the text before counts as long as its words are in the same place. */
  const due = () => {
    const { due: last, text: before } = read()
    if (last === null || phraseOf(before, last) !== phraseOf(asked(), last)) return null
    return last
  }
  const partsWith = (date: TitleRead["due"]) => titleParts(text(), { names: names(), due: date, kept: kept() })
  return {
    parts: createMemo(() => partsWith(due())),
    /** The words that several names fit, with the names to choose from, which differ. */
    unclear: createMemo(() =>
      unclearNamesIn(text(), names())
        .map((each) => ({ ...each, phrase: phraseOf(text(), each) }))
        .filter(({ phrase }) => !kept().includes(phrase))
        .map((each) => ({ ...each, choices: each.choices.map((id) => ({ id, name: nameOf(id) })) }))
    ),
    nameOf,
    /** Waits for the date of this very text. */
    settle: async (): Promise<TitleValues> => {
      const date = await Promise.race([ask(), after(patienceMillis)])
      return titleValues(text(), partsWith(date))
    }
  }
}
export type Understanding = ReturnType<typeof createUnderstanding>

const after = (millis: number) => new Promise<null>((resolve) => setTimeout(() => resolve(null), millis))

const nameable = ({ views, session }: Live, people: ReturnType<typeof assignableOptions>): Nameable => {
  const rows = new Map(views.people.all().map((row) => [row.id, row]))
  return {
    people: people.flatMap(({ id }) => rows.get(id) ?? []),
    topics: views.topics
      .all()
      .filter(({ status }) => status === "standing")
      .map(({ id, name }) => ({ id, name })),
    me: session.actor
  }
}
