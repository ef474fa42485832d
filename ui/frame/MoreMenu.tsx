/** The last tab of a phone: pages without a tab of their own. The browser's popover closes on a press outside of it. */
import { A } from "@solidjs/router"
import Activity from "lucide-solid/icons/activity"
import Ellipsis from "lucide-solid/icons/ellipsis"
import Library from "lucide-solid/icons/library"
import { createSignal, type ParentProps, Show } from "solid-js"
import { words } from "../words/words.ts"

/** Its children are mounted while it is open. */
export function MoreMenu(props: ParentProps) {
  const [open, setOpen] = createSignal(false)
  let sheet!: HTMLDivElement
  const close = () => sheet.hidePopover()
  return (
    <>
      <button type="button" popovertarget="more">
        <Ellipsis size={18} />
        {words.t("more")}
      </button>
      <div class="sheet" id="more" popover="auto" ref={sheet} onToggle={(event) => setOpen(event.newState === "open")}>
        <A class="nav" href="/knowledge" onClick={close}>
          <Library size={15} />
          {words.t("knowledge")}
        </A>
        <A class="nav" href="/runs" onClick={close}>
          <Activity size={15} />
          {words.t("runs")}
        </A>
        <Show when={open()}>{props.children}</Show>
      </div>
    </>
  )
}
