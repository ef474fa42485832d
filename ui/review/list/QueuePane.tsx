/**
 * The queue by origin and topic. A decided entry stays in its place, faded, with the name of the person who decided.
 * Weaker proposals are folded away.
 */
import { createMemo, For, Show } from "solid-js"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"
import type { Lookup } from "../../knowledge/names/lookup.ts"
import { words } from "../../words/words.ts"
import { QueueItem } from "./QueueItem.tsx"
import { keyOf } from "../keys/keymap.ts"
import { flat, needsDecision, type QueueGroup, type QueueHeading, waits } from "../queue/queue.ts"
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
  const lines = createMemo(() => new Map(linesOf(props.groups).map((line) => [line.key, line])))
  const line = <I extends QueueLine["is"]>(key: string, is: I) => {
    const found = lines().get(key)
    // Safe: `is` was compared above.
    return found?.is === is ? (found as Extract<QueueLine, { readonly is: I }>) : undefined
  }
  const count = (group: QueueGroup) =>
    flat([group]).filter((entry) => entry.is === "proposal" && needsDecision(entry.row, props.now)).length
  return (
    <div class="pane queue" ref={pane} role="region" aria-label={words.t("queue")} tabindex="0">
      <Show when={props.held > 0}>
        <button class="new-pill" type="button" onClick={() => props.onShowHeld()}>
          {words.t("newAbove", { n: words.number(props.held) })}
        </button>
      </Show>
      <For each={[...lines().keys()]}>
        {(key) => (
          <>
            <Show when={line(key, "heading")}>
              {(found) => (
                <Heading
                  name={nameOf(found().group.heading, props.nameOfOrigin)}
                  count={found().group.heading.is === "labels" ? null : count(found().group)}
                />
              )}
            </Show>
            <Show when={line(key, "fold")}>
              {(found) => <Fold folded={found().folded} count={found().count} onFold={props.onFold} />}
            </Show>
            <Show when={props.known.topic(line(key, "topic")?.topic ?? "")}>
              {(topic) => (
                <h3 class="under">
                  <bdi>{topic().name}</bdi>
                </h3>
              )}
            </Show>
            <Show when={line(key, "entry")}>
              {(found) => (
                <QueueItem
                  entry={found().entry}
                  waiting={waits(found().entry, props.now)}
                  current={key === props.cursor}
                  selected={props.selected.has(key)}
                  me={props.me}
                  known={props.known}
                  onGo={go}
                />
              )}
            </Show>
          </>
        )}
      </For>
    </div>
  )
}

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
