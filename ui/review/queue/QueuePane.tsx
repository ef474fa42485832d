/** What waits, by what read it and by topic; what was decided meanwhile stays in its place, faded, with who decided. */
import Check from "lucide-solid/icons/check"
import { createEffect, createMemo, For, Show } from "solid-js"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"
import type { Lookup } from "../../knowledge/lookup.ts"
import { BandBars } from "../../signs/BandBars.tsx"
import { KindSign } from "../../signs/KindSign.tsx"
import { words } from "../../words/words.ts"
import { signOf, titleOf } from "../draft/draft.ts"
import { type Entry, flat, type Group, type Line, linesOf, waits } from "./queue.ts"

export function QueuePane(props: {
  readonly groups: ReadonlyArray<Group>
  readonly now: number
  readonly cursor: string | null
  readonly selected: ReadonlySet<string>
  readonly held: number
  readonly me: string
  readonly known: Lookup
  readonly nameOfOrigin: (origin: ProposalRow["origin"] | null) => string
  readonly onGo: (key: string) => void
  readonly onShowHeld: () => void
}) {
  let pane!: HTMLDivElement
  createEffect(() => {
    const key = props.cursor
    const item = [...pane.querySelectorAll<HTMLElement>("[data-key]")].find(({ dataset }) => dataset["key"] === key)
    item?.scrollIntoView?.({ block: "nearest" })
  })
  const lines = createMemo(() => new Map(linesOf(props.groups).map((line) => [line.key, line])))
  const line = <I extends Line["is"]>(key: string, is: I) => {
    const found = lines().get(key)
    // The kind has just been looked at.
    return found?.is === is ? (found as Extract<Line, { readonly is: I }>) : undefined
  }
  const count = (group: Group) => flat([group]).filter((entry) => waits(entry, props.now)).length
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
            <Show when={line(key, "origin")}>
              {(found) => (
                <h2 class="origin">
                  <bdi>{props.nameOfOrigin(found().group.origin)}</bdi> <span class="n">{count(found().group)}</span>
                </h2>
              )}
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
                <Item
                  entry={found().entry}
                  waiting={waits(found().entry, props.now)}
                  current={key === props.cursor}
                  selected={props.selected.has(key)}
                  me={props.me}
                  known={props.known}
                  onGo={props.onGo}
                />
              )}
            </Show>
          </>
        )}
      </For>
    </div>
  )
}

function Item(props: {
  readonly entry: Entry
  readonly waiting: boolean
  readonly current: boolean
  readonly selected: boolean
  readonly me: string
  readonly known: Lookup
  readonly onGo: (key: string) => void
}) {
  return (
    <button
      class="item"
      type="button"
      classList={{ done: !props.waiting, selected: props.selected }}
      aria-current={props.current ? "true" : undefined}
      data-key={props.entry.key}
      onClick={() => props.onGo(props.entry.key)}
    >
      <Show
        when={props.selected}
        fallback={<KindSign kind={props.entry.is === "proposal" ? signOf(props.entry.row.draft) : "task"} />}
      >
        <span class="kind picked" role="img" aria-label={words.t("selected")}>
          <Check size={12} stroke-width={3} />
        </span>
      </Show>
      <bdi class="t">{titleOfEntry(props.entry)}</bdi>
      <BandBars band={bandOf(props.entry)} />
      <span class="m">
        {props.waiting ? factsOf(props.entry) : outcomeOf(props.entry, props.me, props.known.nameOf)}
      </span>
    </button>
  )
}

const titleOfEntry = (entry: Entry) => (entry.is === "proposal" ? titleOf(entry.row.draft) : entry.task.title)
const bandOf = (entry: Entry) => (entry.is === "proposal" ? entry.row.band : (entry.task.band ?? "new"))

const factsOf = (entry: Entry): string => {
  if (entry.is === "classified") {
    const { task } = entry
    return [
      words.valueOf("category", task.category ?? ""),
      words.valueOf("priority", task.priority ?? ""),
      words.value("band", task.band ?? "new")
    ].join(" · ")
  }
  const { draft, evidence, band, recommendation } = entry.row
  return [
    ...(draft.kind === "atom" ? [words.value("atom", draft.type)] : []),
    words.count("quotes", evidence.length),
    words.value("band", band),
    ...(draft.kind === "task" && draft.due !== null ? [words.dueDay(draft.due)] : []),
    ...(recommendation.is === "new" ? [] : [words.value("recommended", recommendation.is)])
  ].join(" · ")
}

/** What became of it, and by whom. */
export const outcomeOf = (entry: Entry, me: string, nameOf: (actor: string) => string): string => {
  if (entry.is === "classified") return words.value("outcome", "confirmed")
  const { status, decidedBy, until } = entry.row
  if (status === "snoozed") return words.t("outcome.snoozed", { when: words.dueDay(until ?? "") })
  const name = decidedBy === null ? "" : decidedBy === me ? words.t("you") : nameOf(decidedBy)
  return status === "open" ? "" : words.t(`outcome.${status}`, { name })
}
