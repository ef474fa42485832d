/** Every part in its states, in both themes. Only the development server has this page, so its words are only English. */
import { For, type JSX } from "solid-js"
import { Toasts } from "../parts/toast/Toasts.tsx"
import { applyTheme } from "../frame/theme/theme.ts"
import { Button } from "../parts/button/Button.tsx"
import { ButtonsShown } from "./ButtonsShown.tsx"
import { ChoicesShown } from "./ChoicesShown.tsx"
import { OverlaysShown } from "./OverlaysShown.tsx"
import { ShownParts } from "./ShownParts.tsx"
import "./gallery.css"

const sections: ReadonlyArray<{ readonly name: string; readonly view: () => JSX.Element }> = [
  { name: "Buttons", view: () => <ButtonsShown /> },
  { name: "Menus, popovers, dialogs, toasts", view: () => <OverlaysShown /> },
  { name: "Choices and fields", view: () => <ChoicesShown /> },
  { name: "Tabs, folds, progress, banners", view: () => <ShownParts /> }
]

export function Gallery() {
  return (
    <main class="gallery">
      <header>
        <h1>Parts</h1>
        <For each={["light", "dark", "system"] as const}>
          {(theme) => <Button onClick={() => applyTheme(theme)}>{theme}</Button>}
        </For>
      </header>
      <For each={sections}>
        {({ name, view }) => (
          <section aria-label={name}>
            <h2>{name}</h2>
            {view()}
          </section>
        )}
      </For>
      <Toasts />
    </main>
  )
}
