/** The place of the messages. A neutral one closes after 6 s, later while the pointer or the focus is on it. */
import { Toast } from "@kobalte/core/toast"
import { words } from "../../words/words.ts"

const shownMillis = 6000

export function Toasts() {
  return (
    <Toast.Region
      aria-label={words.t("toasts")}
      duration={shownMillis}
      limit={2}
      hotkey={["altKey", "KeyT"]}
      swipeDirection="left"
    >
      {/* Each message has a role of its own, which no item of a list may have. The list itself can have the focus. */}
      <Toast.List class="toasts" role="group" aria-label={words.t("toasts")} />
    </Toast.Region>
  )
}
