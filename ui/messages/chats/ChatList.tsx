/** The chats, each with its last message. */
import { A } from "@solidjs/router"
import Download from "lucide-solid/icons/download"
import MessagesSquare from "lucide-solid/icons/messages-square"
import Send from "lucide-solid/icons/send"
import Webhook from "lucide-solid/icons/webhook"
import type { LucideProps } from "lucide-solid"
import { type Component, For, Show } from "solid-js"
import { Dynamic } from "solid-js/web"
import type { ChatSaid } from "../../../gateways/contract/messages.ts"
import { isSameDay } from "../../parts/days.ts"
import { FailedNote } from "../../parts/show/FailedNote.tsx"
import { chatWords as words } from "../../words/words.ts"
import { hrefOfChat } from "../place/address.ts"
import { hasUnseen } from "../seen/seenMessages.ts"
import type { ChatsSaid, LastSaid } from "./createChats.ts"
import { mostNewShown } from "./createNewCounts.ts"

/** The sources of chats with a sign of their own. */
const signs: { readonly [source: string]: Component<LucideProps> } = {
  telegram: Send,
  import: Download,
  webhook: Webhook
}

export function ChatList(props: {
  readonly of: ChatsSaid
  /** The number of the new messages of a chat; null while it is unknown. */
  readonly newIn: (chat: string) => number | null
  /** The chat on the page; null: all chats. */
  readonly chosen: string | null
  readonly nameOf: (actor: string) => string
  readonly me: string
  readonly isAdmin: boolean
}) {
  return (
    <nav class="chats" aria-label={words.t("chats")}>
      <A
        class="chat"
        classList={{ chosen: props.chosen === null }}
        href="/messages"
        aria-current={props.chosen === null ? "true" : undefined}
      >
        <MessagesSquare size={15} aria-hidden="true" />
        <b>{words.t("everyChat")}</b>
      </A>
      <Show when={props.of.failed()}>{(why) => <FailedNote why={why()} onRetry={props.of.again} />}</Show>
      <For each={props.of.chats()}>
        {(chat) => (
          <ChatLine
            chat={chat}
            of={props.of}
            chosen={props.chosen === chat.id}
            nameOf={props.nameOf}
            newIn={props.newIn}
            isNew={(last) =>
              props.chosen !== chat.id && last.author !== props.me && hasUnseen(props.me, chat.id, last.sentAt)
            }
          />
        )}
      </For>
      <p class="quiet-text chats-how">
        {words.t("said.consent")}
        <span class="chats-ways">
          <A href="/settings/chats">{words.t("chats")}</A>
          <Show when={props.isAdmin}>
            <A href="/settings/chats#import">{words.t("importChat")}</A>
          </Show>
        </span>
      </p>
    </nav>
  )
}

function ChatLine(props: {
  readonly chat: ChatSaid
  readonly of: ChatsSaid
  readonly chosen: boolean
  readonly nameOf: (actor: string) => string
  readonly isNew: (last: LastSaid) => boolean
  readonly newIn: (chat: string) => number | null
}) {
  const last = () => props.of.lastOf(props.chat)
  return (
    <A
      class="chat"
      classList={{ chosen: props.chosen }}
      href={hrefOfChat(props.chat.id)}
      aria-current={props.chosen ? "true" : undefined}
    >
      <Dynamic component={signs[props.chat.source] ?? MessagesSquare} size={15} aria-hidden="true" />
      <span class="chat-words">
        <b class="ell">
          <bdi>{props.chat.title}</bdi>
        </b>
        <Show when={last()} fallback={<span class="quiet-text ell">{words.t("said.nothing")}</span>}>
          {(said) => (
            <span class="quiet-text ell">
              <bdi>{props.nameOf(said().author)}</bdi>: <bdi>{said().text}</bdi>
            </span>
          )}
        </Show>
      </span>
      <Show when={last()}>
        {(said) => (
          <span class="chat-when">
            <time class="quiet-text" datetime={said().sentAt}>
              {isSameDay(said().sentAt, new Date()) ? words.time(said().sentAt) : words.day(said().sentAt)}
            </time>
            <Show when={props.isNew(said())}>
              <NewMark count={props.newIn(props.chat.id)} />
            </Show>
          </span>
        )}
      </Show>
    </A>
  )
}

/** The number of the new messages, or only that there are some while it is unknown. */
function NewMark(props: { readonly count: number | null }) {
  return (
    <Show when={props.count} fallback={<span class="new-mark">{words.t("said.new")}</span>}>
      {(count) => (
        <span class="new-count">
          <span aria-hidden="true">
            {words.number(Math.min(count(), mostNewShown))}
            {count() > mostNewShown ? "+" : ""}
          </span>
          <span class="hidden-word">{words.count("saidNew", count())}</span>
        </span>
      )}
    </Show>
  )
}
