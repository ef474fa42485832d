/**
 * The queue by origin and topic. A decided entry stays in its place, faded, with the name of the person who decided.
 * Weaker proposals are folded away.
 */
import { createSelector, For, Match, Show, Switch } from "solid-js"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"
import type { Lookup } from "../../knowledge/names/lookup.ts"
import { chatWords as words } from "../../words/words.ts"
import { QueueItem } from "./QueueItem.tsx"
import { keyOf } from "../keys/keymap.ts"
import { flat, needsDecision, type QueueGroup, type QueueHeading, waits } from "../queue/queue.ts"
import { createLines } from "./createLines.ts"
import { type QueueLine, linesOf } from "./lines.ts"
import { createScroll } from "./createScroll.ts"

interface Props {
  readonly groups: ReadonlyArray<QueueGroup>
  /** Milliseconds. */
  readonly now: number
  readonly cursor: string | null
  readonly selected: ReadonlySet<string>
  /** How many entries are held back above the cursor. */
  readonly held: number
  readonly me: string
  readonly known: Lookup
  readonly nameOfOrigin: (origin: ProposalRow["origin"]) => string
  readonly onGo: (key: string) => void
  readonly onFold: () => void
  readonly onShowHeld: () => void
}

export function QueuePane(props: Props) {
  let pane!: HTMLDivElement
  const go = createScroll(() => pane, props)
  const { keys, lineOf } = createLines(() => linesOf(props.groups))
  const isCurrent = createSelector(() => props.cursor)
  const isSelected = createSelector<ReadonlySet<string>, string>(
    () => props.selected,
    (key, selected) => selected.has(key)
  )
  const count = (group: QueueGroup) =>
    flat([group]).filter((entry) => entry.is === "proposal" && needsDecision(entry.row, props.now)).length
  return (
    <div class="pane queue" ref={pane} role="region" aria-label={words.t("queue")} tabindex="0">
      <Show when={props.held > 0}>
        <button class="new-pill" type="button" onClick={() => props.onShowHeld()}>
          {words.t("newAbove", { n: words.number(props.held) })}
        </button>
      </Show>
      <For each={keys()}>
        {(key) => (
          <Line
            {...props}
            line={lineOf(key)}
            current={isCurrent(key)}
            selectedLine={isSelected(key)}
            count={count}
            onGo={go}
          />
        )}
      </For>
    </div>
  )
}

function Line(
  props: Pick<Props, "now" | "me" | "known" | "nameOfOrigin" | "onGo" | "onFold"> & {
    readonly line: QueueLine | undefined
    readonly current: boolean
    readonly selectedLine: boolean
    readonly count: (group: QueueGroup) => number
  }
) {
  return (
    <Switch>
      <Match when={of(props.line, "entry")}>
        {(line) => (
          <QueueItem
            entry={line().entry}
            waiting={waits(line().entry, props.now)}
            current={props.current}
            selected={props.selectedLine}
            me={props.me}
            known={props.known}
            onGo={props.onGo}
          />
        )}
      </Match>
      <Match when={of(props.line, "heading")}>
        {(line) => (
          <Heading
            name={nameOf(line().group.heading, props.nameOfOrigin)}
            count={line().group.heading.is === "labels" ? null : props.count(line().group)}
          />
        )}
      </Match>
      <Match when={of(props.line, "fold")}>
        {(line) => <Fold folded={line().folded} count={line().count} onFold={props.onFold} />}
      </Match>
      <Match when={props.known.topic(of(props.line, "topic")?.topic ?? "")}>
        {(topic) => (
          <h3 class="under">
            <bdi>{topic().name}</bdi>
          </h3>
        )}
      </Match>
    </Switch>
  )
}

/** The line, when it is of this kind. */
const of = <I extends QueueLine["is"]>(line: QueueLine | undefined, is: I) =>
  // Safe: `is` is compared.
  line?.is === is ? (line as Extract<QueueLine, { readonly is: I }>) : undefined

/** The count is null where nothing is decided. */
function Heading(props: { readonly name: string; readonly count: number | null }) {
  return (
    <h2 class="origin">
      <bdi>{props.name}</bdi>{" "}
      <Show when={props.count !== null}>
        <span class="n">{props.count}</span>
      </Show>
    </h2>
  )
}

function Fold(props: { readonly folded: boolean; readonly count: number; readonly onFold: () => void }) {
  return (
    <h2 class="origin">
      <button class="fold" type="button" aria-expanded={!props.folded} onClick={() => props.onFold()}>
        {props.count > 0 ? words.count("weaker", props.count) : words.t("weakerDecided")} <kbd>{keyOf("fold")}</kbd>
      </button>
    </h2>
  )
}

const nameOf = (heading: QueueHeading, nameOfOrigin: Props["nameOfOrigin"]): string => {
  if (heading.is === "origin") return nameOfOrigin(heading.origin)
  return words.t(heading.is === "ended" ? "endedInChat" : "labelsToCheck")
}
