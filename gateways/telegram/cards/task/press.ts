/** The data of a card's buttons. A hostile client may send any text. */
import { Schema } from "effect"
import { TaskId } from "../../../../domain/ids.ts"
import { Day, Priority } from "../../../../domain/values.ts"
import { hash } from "../../../../streams/commit/identity.ts"

/** A list of choices that takes the place of a card's buttons. */
export const Picker = Schema.Struct({ field: Schema.Literals(["assignee", "priority", "due"]), page: Schema.Int })
export type Picker = typeof Picker.Type

/**
 * `open` shows a picker, and `back` closes it. `assign` names a person by a hash, because an id may be too long. `confirm` keeps the
 * suggested fields. `same` and `different` answer whether the task repeats another one.
 */
export type CardAction =
  | { readonly is: "done" | "reopen" | "undo" | "confirm" | "back" | "same" | "different" }
  | { readonly is: "open"; readonly picker: Picker }
  | { readonly is: "assign"; readonly person: string | null }
  | { readonly is: "prioritise"; readonly priority: Priority }
  | { readonly is: "schedule"; readonly day: Day | null }

/** A press of a card's button. `revision` is the commit that the card showed: a press of a newer card is another command. */
export interface CardPress {
  readonly action: CardAction
  readonly task: TaskId
  readonly revision: number
}

/** A hash that identifies a person in the data of a button. */
export const personMark = (id: string): string => hash(8, id)

const plain = { done: "d", reopen: "r", undo: "u", confirm: "c", back: "b", same: "m", different: "o" } as const
const fieldLetters = { assignee: "w", priority: "p", due: "t" } as const
const none = "-"

const codeOf = (action: CardAction): readonly [letter: string, argument: string] => {
  switch (action.is) {
    case "open":
      return [fieldLetters[action.picker.field], String(action.picker.page)]
    case "assign":
      return ["a", action.person ?? none]
    case "prioritise":
      return ["l", action.priority]
    case "schedule":
      return ["e", action.day?.replaceAll("-", "") ?? none]
    case "done":
    case "reopen":
    case "undo":
    case "confirm":
    case "back":
    case "same":
    case "different":
      return [plain[action.is], ""]
  }
}

/** At most 64 bytes: a letter, the task, the revision in base 36, and the argument. */
export const pressData = ({ action, task, revision }: CardPress): string => {
  const [letter, argument] = codeOf(action)
  return [letter, task, revision.toString(36), ...(argument === "" ? [] : [argument])].join(".")
}

type DecodeArgument = (argument: string) => CardAction | null
const only =
  (is: keyof typeof plain): DecodeArgument =>
  (argument) =>
    argument === "" ? { is } : null
const opens =
  (field: Picker["field"]): DecodeArgument =>
  (argument) =>
    /^\d{1,3}$/u.test(argument) ? { is: "open", picker: { field, page: Number(argument) } } : null

const actions: Readonly<Record<string, DecodeArgument>> = {
  d: only("done"),
  r: only("reopen"),
  u: only("undo"),
  c: only("confirm"),
  b: only("back"),
  m: only("same"),
  o: only("different"),
  w: opens("assignee"),
  p: opens("priority"),
  t: opens("due"),
  a: (person) => {
    if (person === none) return { is: "assign", person: null }
    return /^[a-z0-9]{8}$/u.test(person) ? { is: "assign", person } : null
  },
  l: (priority) => (Schema.is(Priority)(priority) ? { is: "prioritise", priority } : null),
  e: (digits) => {
    if (digits === none) return { is: "schedule", day: null }
    const day = digits.replace(/^(\d{4})(\d{2})(\d{2})$/u, "$1-$2-$3")
    return Schema.is(Day)(day) ? { is: "schedule", day } : null
  }
}

/** Null for data of another origin. */
export const pressOf = (data: string): CardPress | null => {
  const [, letter = "", task, revision, argument = ""] =
    /^([a-z])\.([a-z0-9]{8,40})\.([a-z0-9]{1,11})(?:\.([a-z0-9-]{1,8}))?$/u.exec(data) ?? []
  const action = Object.hasOwn(actions, letter) ? actions[letter]?.(argument) : null
  if (action === null || action === undefined || revision === undefined || !Schema.is(TaskId)(task)) return null
  return { action, task, revision: Number.parseInt(revision, 36) }
}
