/** One notice: who did what, to which thing, and when. The row in use also shows the quote and the buttons. */
import { A } from "@solidjs/router"
import AtSign from "lucide-solid/icons/at-sign"
import Bell from "lucide-solid/icons/bell"
import Check from "lucide-solid/icons/check"
import Clock from "lucide-solid/icons/clock"
import Inbox from "lucide-solid/icons/inbox"
import MessageSquare from "lucide-solid/icons/message-square"
import UserRound from "lucide-solid/icons/user-round"
import Webhook from "lucide-solid/icons/webhook"
import { type JSX, Show } from "solid-js"
import { Dynamic } from "solid-js/web"
import { Button } from "../../parts/button/Button.tsx"
import { Checkbox } from "../../parts/choice/Checkbox.tsx"
import { Face } from "../../signs/Face.tsx"
import { verbKeys } from "../../verbs/verbKeys.ts"
import type { VerbId } from "../../verbs/verbs.ts"
import { noticeWords as words } from "../../words/words.ts"
import { type NoticeRow, noticePlace } from "../rules/inboxRules.ts"
import { noticeDid, isOfMachine } from "./noticeText.ts"

const icons = {
  assigned: UserRound,
  mentioned: AtSign,
  commented: MessageSquare,
  approval: Inbox,
  soon: Clock,
  overdue: Clock,
  done: Check,
  decided: Check,
  failing: Webhook
} as const satisfies { readonly [K in NoticeRow["kind"]]: typeof Bell }

interface Props {
  readonly row: NoticeRow
  readonly who: string
  readonly about: string
  readonly when: string
  readonly current: boolean
  readonly selected: boolean
  readonly isLater: boolean
  readonly onFocus: () => void
  readonly onOpen: () => void
  readonly onSelect: () => void
  readonly onRead: () => void
  readonly onLater: () => void
  /** Null when the notice allows no reply. */
  readonly onReply: (() => void) | null
  /** The form for a reply, when it is open. */
  readonly reply: JSX.Element
}

export function NoticeItem(props: Props) {
  return (
    <li
      class="nt"
      classList={{ new: !props.row.read, cur: props.current, sel: props.selected }}
      data-notice={props.row.id}
      onFocusIn={() => props.onFocus()}
    >
      <Checkbox
        label={words.t("noticeSelect", { notice: props.about })}
        bare
        checked={props.selected}
        onChange={() => props.onSelect()}
      />
      <Sign row={props.row} who={props.who} />
      <div class="ntb">
        <A href={noticePlace(props.row)} onClick={() => props.onOpen()}>
          <span class="did">
            <Show when={!isOfMachine(props.row)}>
              <b>
                <bdi>{props.who}</bdi>
              </b>{" "}
            </Show>
            {noticeDid(props.row)}
          </span>
          <Show when={!props.row.read}>
            <span class="hidden-word">, {words.t("noticeUnread")}</span>
          </Show>
          <span class="about">
            <bdi>{props.about}</bdi>
          </span>
        </A>
        <Show when={props.current}>
          <Show when={props.row.quote}>{(quote) => <q class="qline">{quote()}</q>}</Show>
          {props.reply}
          <div class="acts">
            <Show when={props.onReply}>
              {(onReply) => <Act verb="replyNotice" word="noticeReply" onClick={() => onReply()()} />}
            </Show>
            <Act verb="readNotice" word={props.row.read ? "noticeToUnread" : "noticeToRead"} onClick={props.onRead} />
            <Act verb="laterNotice" word={props.isLater ? "noticeBack" : "noticeLater"} onClick={props.onLater} />
          </div>
        </Show>
      </div>
      <time class="tm" dateTime={props.row.at}>
        {props.when}
      </time>
    </li>
  )
}

function Sign(props: { readonly row: NoticeRow; readonly who: string }) {
  const icon = () => icons[props.row.kind]
  return (
    <span class="nt-face" aria-hidden="true">
      <Show
        when={!isOfMachine(props.row)}
        fallback={
          <span class="mach">
            <Dynamic component={icon()} size={12} />
          </span>
        }
      >
        <Face actor={props.row.by} name={props.who} />
        <span class="badge">
          <Dynamic component={icon()} size={9} stroke-width={2} />
        </span>
      </Show>
    </span>
  )
}

function Act(props: {
  readonly verb: VerbId
  readonly word: "noticeToRead" | "noticeToUnread" | "noticeLater" | "noticeBack" | "noticeReply"
  readonly onClick: () => void
}) {
  return (
    <Button small keys={verbKeys(props.verb)} onClick={() => props.onClick()}>
      {words.t(props.word)}
    </Button>
  )
}
