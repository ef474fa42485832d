/** The choices of a card's pickers: at most ten rows of buttons. */
import { priorities } from "../../../../domain/vocabulary.ts"
import { Day } from "../../../../domain/values.ts"
import type { TaskRow } from "../../../contract.ts"
import type { BotButton } from "../../buttons/keyboard.ts"
import type { AssignablePerson } from "./teamDirectory.ts"
import { localTime, shortDayText } from "../../words/dates.ts"
import { type BotLanguage, word } from "../../words/words.ts"
import { cut } from "./cut.ts"
import { type CardAction, type Picker, personMark, pressData } from "./press.ts"

/** The people of one page, in rows of two. */
const peopleOnPage = 10
/** UTF-16 units of a name on a button. A phone shows about this much in half a row. */
const mostName = 24
const dayMillis = 24 * 3600 * 1000

export interface PickerFacts {
  readonly people: ReadonlyArray<AssignablePerson>
  readonly zone: string
  /** Milliseconds since 1970. */
  readonly now: number
}

type Rows = ReadonlyArray<ReadonlyArray<BotButton>>

export const pickerRows = (row: TaskRow, picker: Picker, language: BotLanguage, facts: PickerFacts): Rows => {
  const button = (text: string, action: CardAction): BotButton => ({
    text,
    data: pressData({ action, task: row.id, revision: row.seq })
  })
  const chosen = (text: string, isChosen: boolean) => (isChosen ? `• ${text}` : text)
  const back = [button(word(language, "button-back"), { is: "back" })]
  const rows: { readonly [F in Picker["field"]]: () => Rows } = {
    assignee: () => peopleRows(row, picker, facts.people, { button, chosen, nobody: word(language, "button-nobody") }),
    priority: () =>
      pairs(
        priorities.map((priority) =>
          button(chosen(word(language, `priority-${priority}`), row.priority === priority), {
            is: "prioritise",
            priority
          })
        )
      ),
    due: () => [
      ...pairs(
        daysFrom(facts).map(({ day, name }) =>
          button(chosen(`${word(language, name)} · ${shortDayText(day, language)}`, row.due === day), {
            is: "schedule",
            day
          })
        )
      ),
      [button(chosen(word(language, "button-no-due"), row.due === null), { is: "schedule", day: null })]
    ]
  }
  return [...rows[picker.field](), back]
}

interface PickerButtons {
  readonly button: (text: string, action: CardAction) => BotButton
  readonly chosen: (text: string, isChosen: boolean) => string
  readonly nobody: string
}

const peopleRows = (
  { assignee }: TaskRow,
  { page: wanted }: Picker,
  people: ReadonlyArray<AssignablePerson>,
  { button, chosen, nobody }: PickerButtons
): Rows => {
  const pages = Math.max(1, Math.ceil(people.length / peopleOnPage))
  const page = Math.min(wanted, pages - 1)
  const shown = people.slice(page * peopleOnPage, (page + 1) * peopleOnPage)
  const ofName = Map.groupBy(people, ({ name }) => name)
  /** People of one name differ by their handles. */
  const labelOf = ({ name, handle }: AssignablePerson) =>
    handle !== null && (ofName.get(name)?.length ?? 0) > 1
      ? cut(`@${handle.replace(/^@/u, "")} · ${name}`, mostName)
      : cut(name, mostName)
  const openPage = (to: number): CardAction => ({
    is: "open",
    picker: { field: "assignee", page: (to + pages) % pages }
  })
  return [
    ...pairs(
      shown.map((person) =>
        button(chosen(labelOf(person), person.id === assignee), { is: "assign", person: personMark(person.id) })
      )
    ),
    ...(pages === 1 ? [] : [[button(`‹ ${page + 1}/${pages}`, openPage(page - 1)), button("›", openPage(page + 1))]]),
    [button(chosen(nobody, assignee === null), { is: "assign", person: null })]
  ]
}

const pairs = (buttons: ReadonlyArray<BotButton>): Rows =>
  Array.from({ length: Math.ceil(buttons.length / 2) }, (_, i) => buttons.slice(2 * i, 2 * i + 2))

/** Today, tomorrow, the next Monday after tomorrow, and two weeks from today, in the zone of the chat. */
const daysFrom = ({ zone, now }: PickerFacts) => {
  const today = new Date(`${localTime(zone, now).day}T00:00:00Z`).getTime()
  const dayAfter = (days: number) => Day.make(new Date(today + days * dayMillis).toISOString().slice(0, 10))
  const toMonday = (8 - new Date(today).getUTCDay()) % 7
  return [
    { day: dayAfter(0), name: "button-today" },
    { day: dayAfter(1), name: "button-tomorrow" },
    { day: dayAfter(toMonday <= 1 ? toMonday + 7 : toMonday), name: "button-monday" },
    { day: dayAfter(14), name: "button-two-weeks" }
  ] as const
}
