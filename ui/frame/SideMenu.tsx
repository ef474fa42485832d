/** The menu beside the page. Its children are at the bottom. */
import { A } from "@solidjs/router"
import Activity from "lucide-solid/icons/activity"
import CircleCheck from "lucide-solid/icons/circle-check"
import Inbox from "lucide-solid/icons/inbox"
import Library from "lucide-solid/icons/library"
import MessageSquare from "lucide-solid/icons/message-square"
import SearchIcon from "lucide-solid/icons/search"
import { type ParentProps, Show } from "solid-js"
import { words } from "../words/words.ts"
import { Logo } from "./Logo.tsx"

export function SideMenu(
  props: ParentProps<{
    /** The number of entries of Review that need a decision. */
    readonly toReview: number
    /** The number of extractions and runs in progress. */
    readonly running: number
  }>
) {
  return (
    <nav class="side" aria-label={words.t("mainMenu")}>
      <div class="team">
        <Logo />
        Task Tracker
      </div>
      <A class="nav" href="/review">
        <Inbox size={15} />
        {words.t("review")}
        <Show when={props.toReview > 0}>
          <span class="count">{words.number(props.toReview)}</span>
        </Show>
      </A>
      <A class="nav" href="/tasks">
        <CircleCheck size={15} />
        {words.t("tasks")}
      </A>
      <A class="nav" href="/messages">
        <MessageSquare size={15} />
        {words.t("messages")}
      </A>
      <A class="nav" href="/knowledge">
        <Library size={15} />
        {words.t("knowledge")}
      </A>
      <A class="nav" href="/runs">
        <Activity size={15} />
        {words.t("runs")}
        <Show when={props.running > 0}>
          <span class="count">{words.t("atWork", { n: words.number(props.running) })}</span>
        </Show>
      </A>
      <A class="nav" href="/search">
        <SearchIcon size={15} />
        {words.t("search")}
      </A>
      {props.children}
    </nav>
  )
}
