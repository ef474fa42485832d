/** The task as it was after each of its changes. Nothing is edited here, but each value of then can be restored. */
import { Show } from "solid-js"
import type { TaskRow } from "../../../gateways/contract.ts"
import { Button } from "../../parts/button/Button.tsx"
import { Note } from "../../parts/show/Note.tsx"
import { bindVerbs } from "../../verbs/bindings.ts"
import { sentenceOf } from "../../words/sentenceOf.ts"
import { words } from "../../words/words.ts"
import type { TaskAct } from "../whole/taskAct.ts"
import { AsOfBanner } from "./AsOfBanner.tsx"
import { ChangeList } from "./ChangeList.tsx"
import { createTravel, type Travel } from "./createTravel.ts"
import { type ComparedField, differencesOf, restoreOf } from "./compare/differences.ts"
import { FieldsThen } from "./compare/FieldsThen.tsx"
import { Scrubber } from "./Scrubber.tsx"
import { TextsThen } from "./compare/TextsThen.tsx"
import "./time.css"

export function TimeTravel(props: {
  readonly task: TaskRow
  readonly mayAct: boolean
  readonly act: TaskAct
  readonly nameOf: (actor: string) => string
  /** The name of another task. */
  readonly taskOf: (id: string) => string
  readonly topicNameOf: (topic: string) => string
  /** The position of the address; null is now. */
  readonly at: number | null
  readonly onAt: (seq: number | null) => void
}) {
  const travel = createTravel(
    () => props.task,
    () => props.at,
    (seq) => props.onAt(seq)
  )
  bindTravel(travel)
  const differing = () => (travel.loading() ? [] : differencesOf(travel.row(), props.task))
  const restore = async (fields: ReadonlyArray<ComparedField>) => {
    const then = travel.row()
    for (const field of fields)
      for (const { verb, change, body } of restoreOf(field, then, props.task))
        if ((await props.act(verb, change, body)) === null) return
  }
  const compared = {
    get past() {
      return travel.row()
    },
    get now() {
      return props.task
    },
    get differing() {
      return differing()
    },
    get mayAct() {
      return props.mayAct
    },
    onRestore: (field: ComparedField) => void restore([field])
  }
  return (
    <div class="tt">
      <AsOfBanner travel={travel} {...compared} onRestoreAll={() => void restore(differing())} />
      <Scrubber travel={travel} />
      <NotRead travel={travel} />
      <div class="tt-columns" aria-busy={travel.loading()}>
        <TextsThen {...compared} />
        <FieldsThen {...compared} nameOf={props.nameOf} topicNameOf={props.topicNameOf} />
        <ChangeList travel={travel} nameOf={props.nameOf} taskOf={props.taskOf} />
      </div>
    </div>
  )
}

/** The task at this step could not be read. The read is repeated by itself, and by a press. */
function NotRead(props: { readonly travel: Travel }) {
  return (
    <Show when={props.travel.failed()}>
      {(why) => (
        <Note
          tone="bad"
          action={
            <Button type="button" small onClick={() => props.travel.again()}>
              {words.t("tryAgain")}
            </Button>
          }
        >
          {sentenceOf(why())}
        </Note>
      )}
    </Show>
  )
}

const bindTravel = (travel: Travel) =>
  bindVerbs({
    timeBack: () => travel.by(-1),
    timeOn: () => travel.by(1),
    timeDayBack: () => travel.byDay(-1),
    timeDayOn: () => travel.byDay(1),
    timeFirst: () => travel.go(0),
    timeLast: () => travel.go(travel.steps().length - 1),
    // At the present, Escape leaves the task.
    timeNow: { may: () => !travel.isNow(), run: () => travel.go(travel.steps().length - 1) }
  })
