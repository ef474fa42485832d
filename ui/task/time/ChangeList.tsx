/** All changes of a task, newest first. The one of the page is marked, and those after it are muted. */
import { For } from "solid-js"
import { KeyHints } from "../../parts/button/KeyHints.tsx"
import { words } from "../../words/words.ts"
import { ActorSign, ItemTime } from "../history/ActorSign.tsx"
import { actorName } from "../history/actorName.ts"
import { eventSentence } from "../history/eventSentence.ts"
import type { Travel } from "./createTravel.ts"

export function ChangeList(props: {
  readonly travel: Travel
  readonly nameOf: (actor: string) => string
  /** The name of another task. */
  readonly taskOf: (id: string) => string
}) {
  const name = (actor: string) => actorName(actor, props.nameOf)
  const names = { person: name, task: (id: string) => props.taskOf(id) }
  const newestFirst = () => props.travel.steps().toReversed()
  const indexOf = (fromEnd: number) => props.travel.steps().length - 1 - fromEnd
  return (
    <aside class="tt-changes" aria-label={words.count("allChanges", props.travel.steps().length)}>
      <h3>
        {words.count("allChanges", props.travel.steps().length)}
        <span class="end">
          <KeyHints of="← →" />
        </span>
      </h3>
      <ul>
        <For each={newestFirst()}>
          {(step, fromEnd) => (
            <li>
              <button
                type="button"
                classList={{ after: indexOf(fromEnd()) > props.travel.index() }}
                aria-current={indexOf(fromEnd()) === props.travel.index() ? "step" : undefined}
                onClick={() => props.travel.go(indexOf(fromEnd()))}
              >
                <ItemTime at={step.at} />
                <ActorSign actor={step.items[0]?.actor ?? ""} nameOf={props.nameOf} />
                <span dir="auto">
                  <b>
                    <bdi>{name(step.items[0]?.actor ?? "")}</bdi>
                  </b>{" "}
                  {step.items.map((item) => eventSentence(item, names)).join("; ")}
                </span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </aside>
  )
}
