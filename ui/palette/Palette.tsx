/** The palette: one field for commands, pages, tasks and knowledge. */
import SearchIcon from "lucide-solid/icons/search"
import { createUniqueId, For, Show } from "solid-js"
import { KeyHints } from "../parts/button/KeyHints.tsx"
import { Panel } from "../parts/overlay/Panel.tsx"
import { words } from "../words/words.ts"
import { createPalette, type PaletteState } from "./createPalette.ts"
import { createRevealed } from "./createRevealed.ts"
import type { PaletteEntry } from "./entry.ts"
import { createSources } from "./sources.tsx"
import { subject } from "../verbs/subject.ts"

export function Palette(props: { readonly onClose: () => void; readonly onNewTask: (title: string) => void }) {
  const task = subject()
  const palette = createPalette(createSources(task, props.onNewTask), () => props.onClose())
  const shown = createRevealed(palette.sections)
  const list = createUniqueId()
  const idOf = (entry: PaletteEntry) => `${list}-${entry.id.replaceAll(" ", "-")}`
  const about = () => {
    const hit = palette.about()
    if (hit !== null) return { label: hit.fact ?? "", name: hit.name }
    return task === null ? null : { label: `T-${task.number}`, name: task.title }
  }
  return (
    <Panel label={words.t("verbName.palette")} class="palette" onClose={props.onClose}>
      <div class="palette-field">
        <SearchIcon size={15} />
        <input
          autofocus
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={optionalId(palette.current(), idOf)}
          aria-label={words.t("verbName.palette")}
          placeholder={words.t("verbName.palette")}
          autocomplete="off"
          spellcheck={false}
          dir="auto"
          value={palette.query()}
          onInput={(event) => palette.type(event.currentTarget.value)}
          onKeyDown={(event) => press(event, palette)}
        />
        <KeyHints of="Esc" />
      </div>
      <About shown={about()} />
      <div class="palette-list" role="listbox" id={list} aria-label={words.t("verbName.palette")}>
        <For each={shown.ids()} fallback={<p class="palette-none">{words.t("find.none")}</p>}>
          {(id) => (
            <div role="group" aria-label={words.value("paletteSection", id)}>
              <h3 aria-hidden="true">{words.value("paletteSection", id)}</h3>
              <For each={shown.entriesOf(id)}>
                {(entry) => (
                  <Line
                    id={idOf(entry)}
                    entry={entry}
                    current={palette.current() === entry}
                    onPoint={() => palette.goTo(entry)}
                    onRun={() => palette.run(entry)}
                  />
                )}
              </For>
            </div>
          )}
        </For>
      </div>
      <Foot />
    </Panel>
  )
}

const optionalId = (entry: PaletteEntry | undefined, idOf: (entry: PaletteEntry) => string) =>
  entry === undefined ? undefined : idOf(entry)

const press = (event: KeyboardEvent, palette: PaletteState) => {
  if (event.isComposing) return
  const acts: { readonly [key: string]: () => boolean } = {
    ArrowDown: () => done(palette.step(1)),
    ArrowUp: () => done(palette.step(-1)),
    Enter: () => done(palette.run(palette.current())),
    Tab: () => done(palette.showActions()),
    Escape: palette.back,
    Backspace: () => palette.query() === "" && palette.back()
  }
  // A handled key must reach neither the dialog nor the page: Escape would close the dialog.
  if (acts[event.key]?.() !== true) return
  event.preventDefault()
  event.stopPropagation()
}
const done = (_: unknown) => true

function Line(props: {
  readonly id: string
  readonly entry: PaletteEntry
  readonly current: boolean
  readonly onPoint: () => void
  readonly onRun: () => void
}) {
  let line!: HTMLDivElement
  return (
    <div
      ref={line}
      class="mi"
      classList={{ current: props.current }}
      id={props.id}
      role="option"
      aria-selected={props.current}
      onPointerMove={() => props.onPoint()}
      onClick={() => props.onRun()}
    >
      {props.entry.icon()}
      <bdi class="ell">
        <For each={props.entry.parts ?? [{ text: props.entry.name, hit: false }]}>
          {({ text, hit }) => (hit ? <b>{text}</b> : text)}
        </For>
      </bdi>
      <Show when={props.entry.fact}>{(fact) => <span class="quiet-text">{fact()}</span>}</Show>
      <Show when={props.entry.keys}>{(keys) => <KeyHints of={keys()} />}</Show>
    </div>
  )
}

function About(props: { readonly shown: { readonly label: string; readonly name: string } | null }) {
  return (
    <Show when={props.shown}>
      {(shown) => (
        <p class="palette-about">
          {words.t("find.on")} <b>{shown().label}</b> <bdi class="ell">{shown().name}</bdi>
        </p>
      )}
    </Show>
  )
}

function Foot() {
  return (
    <footer class="palette-foot" aria-hidden="true">
      <KeyHint of="↑ ↓" name={words.t("find.choose")} />
      <KeyHint of="↵" name={words.t("find.doIt")} />
      <KeyHint of="⇥" name={words.t("find.itsActions")} />
      <KeyHint of=">" name={words.t("find.onlyCommands")} />
    </footer>
  )
}

function KeyHint(props: { readonly of: string; readonly name: string }) {
  return (
    <span>
      <KeyHints of={props.of} /> {props.name}
    </span>
  )
}
