/** The last tab of a phone: pages without a tab of their own. The browser's popover closes on a press outside of it. */
import { A } from "@solidjs/router"
import Menu from "lucide-solid/icons/menu"
import { createSignal, For, type ParentProps, Show } from "solid-js"
import { Dynamic } from "solid-js/web"
import { words } from "../../words/words.ts"
import type { Badges, PageEntry } from "./page.ts"
import { Badge } from "./PageLink.tsx"

/** Its children are mounted while it is open. */
export function MoreMenu(props: ParentProps<{ readonly pages: ReadonlyArray<PageEntry>; readonly badges: Badges }>) {
  const [open, setOpen] = createSignal(false)
  let sheet!: HTMLDivElement
  const close = () => sheet.hidePopover()
  return (
    <>
      <button type="button" popovertarget="more">
        <span class="sign">
          <Menu size={18} />
        </span>
        <span>{words.t("more")}</span>
      </button>
      <div class="sheet" id="more" popover="auto" ref={sheet} onToggle={(event) => setOpen(event.newState === "open")}>
        <div class="sheet-pages">
          <For each={props.pages.filter(({ tab }) => tab !== true)}>
            {(page) => (
              <A class="nav" href={page.path} onClick={close}>
                <Dynamic component={page.icon} size={18} />
                {words.t(page.title)}
                <Badge page={page} badges={props.badges} />
              </A>
            )}
          </For>
        </div>
        <Show when={open()}>{props.children}</Show>
      </div>
    </>
  )
}
