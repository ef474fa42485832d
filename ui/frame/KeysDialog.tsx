/** The list of keys. It derives from the pages and the declared verbs. */
import { For } from "solid-js"
import { KeyHints } from "../parts/button/KeyHints.tsx"
import { Dialog } from "../parts/overlay/Dialog.tsx"
import { keyNames } from "../verbs/keyNames.ts"
import { specOf, verbIds, type VerbPlace, verbPlaces } from "../verbs/verbs.ts"
import { words } from "../words/words.ts"
import type { PageEntry } from "./menu/page.ts"

interface Line {
  readonly name: string
  readonly keys: ReadonlyArray<string>
}

export function KeysDialog(props: { readonly pages: ReadonlyArray<PageEntry>; readonly onClose: () => void }) {
  const go = (): ReadonlyArray<Line> => props.pages.map(({ title, keys }) => ({ name: words.t(title), keys }))
  return (
    <Dialog title={words.t("keys")} wide onClose={props.onClose}>
      <div class="key-lists">
        <KeyList name={words.value("verbPlace", "go")} lines={go()} />
        <For each={verbPlaces}>
          {(place) => <KeyList name={words.value("verbPlace", place)} lines={linesOf(place)} />}
        </For>
      </div>
    </Dialog>
  )
}

function KeyList(props: { readonly name: string; readonly lines: ReadonlyArray<Line> }) {
  return (
    <section>
      <h3>{props.name}</h3>
      <dl>
        <For each={props.lines}>
          {({ name, keys }) => (
            <div>
              <dt>{name}</dt>
              <dd>
                <For each={shownKeys(keys)}>{(each) => <KeyHints of={keyNames(each)} spoken />}</For>
              </dd>
            </div>
          )}
        </For>
      </dl>
    </section>
  )
}

/** Verbs of one place with the same words share a line. */
const linesOf = (place: VerbPlace): ReadonlyArray<Line> => {
  const specs = verbIds.map(specOf).filter(({ on }) => on === place)
  return [...Map.groupBy(specs, ({ word }) => word)].map(([word, same]) => ({
    name: words.t(word),
    keys: same.flatMap(({ keys }) => keys)
  }))
}

/** Shortens a row of digits to the first and the last one. */
const shownKeys = (keys: ReadonlyArray<string>) =>
  keys.length <= 2 ? keys : [...keys.slice(0, 1), "…", ...keys.slice(-1)]
