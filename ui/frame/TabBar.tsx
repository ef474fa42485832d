/** The menu of a phone, under the page. Its children are its last tab. */
import { A } from "@solidjs/router"
import CircleCheck from "lucide-solid/icons/circle-check"
import Inbox from "lucide-solid/icons/inbox"
import MessageSquare from "lucide-solid/icons/message-square"
import SearchIcon from "lucide-solid/icons/search"
import { type ParentProps, Show } from "solid-js"
import { words } from "../words/words.ts"

export function TabBar(
  props: ParentProps<{
    /** The number of entries of Review that need a decision. */
    readonly toReview: number
  }>
) {
  return (
    <nav class="tabs" aria-label={words.t("mainMenu")}>
      <A href="/review">
        <span class="sign">
          <Inbox size={18} />
          <Show when={props.toReview > 0}>
            <span class="count">{words.number(props.toReview)}</span>
          </Show>
        </span>
        <span>{words.t("review")}</span>
      </A>
      <A href="/tasks">
        <CircleCheck size={18} />
        <span>{words.t("tasks")}</span>
      </A>
      <A href="/messages">
        <MessageSquare size={18} />
        <span>{words.t("messages")}</span>
      </A>
      <A href="/search">
        <SearchIcon size={18} />
        <span>{words.t("search")}</span>
      </A>
      {props.children}
    </nav>
  )
}
