/** Notifications: what others did that concerns the reader, by day, newest first. */
import { A } from "@solidjs/router"
import SlidersHorizontal from "lucide-solid/icons/sliders-horizontal"
import { For, Show } from "solid-js"
import { Bar } from "../parts/bar/Bar.tsx"
import { Button } from "../parts/button/Button.tsx"
import { NewAbove } from "../parts/held/NewAbove.tsx"
import { Tabs } from "../parts/show/Tabs.tsx"
import type { Live } from "../sync/live.tsx"
import { verbKeys } from "../verbs/verbKeys.ts"
import { noticeWords as words } from "../words/words.ts"
import type { NoticeInbox } from "./createInbox.ts"
import { createInboxPage, type InboxState } from "./createInboxPage.ts"
import { EmptyInbox } from "./EmptyInbox.tsx"
import { mentionable } from "../task/stream/mentionable.ts"
import { ReplyForm } from "./reply/ReplyForm.tsx"
import { inboxTabs, type NoticeDay, type NoticeRow } from "./rules/inboxRules.ts"
import { NoticeItem } from "./row/NoticeItem.tsx"
import { aboutOf, whenOf, whoOf } from "./row/noticeText.ts"
import "../signs/signs.css"
import "../tasks/bars.css"
import "./inbox.css"

export function InboxPage() {
  let page!: HTMLDivElement
  const state = createInboxPage(() => page)
  const { live, inbox, selected } = state
  const ready = () => live.views.notices.ready()
  const fact = () => (ready() && inbox.unread() > 0 ? words.count("noticesUnread", inbox.unread()) : undefined)
  return (
    <>
      <Bar title={words.t("notices")} fact={fact()} />
      <InboxTools
        inbox={inbox}
        selected={selected().size}
        onAllRead={state.readAll}
        onRead={() => state.toggleRead(state.chosen())}
        onLater={() => state.later(state.chosen())}
      />
      <div class="page inbox" ref={page} aria-busy={!ready()} classList={{ picking: selected().size > 0 }}>
        <NewAbove count={inbox.held.waiting()} onShow={inbox.held.showNew} />
        <Show when={ready() && inbox.ids().length === 0}>
          <EmptyInbox isLater={state.isLater()} />
        </Show>
        <For each={inbox.days()}>
          {(day) => (
            <section>
              <h2 class="gh">
                {words.value("noticeDay", day)} <span class="n">{words.number(inbox.idsOf(day).length)}</span>
              </h2>
              <ul>
                <For each={inbox.idsOf(day)}>{(id) => <Row id={id} day={day} state={state} />}</For>
              </ul>
            </section>
          )}
        </For>
      </div>
    </>
  )
}

function Row(props: { readonly id: string; readonly day: NoticeDay; readonly state: InboxState }) {
  const { live, inbox, rows, marks, selected, toggle, toggleRead, later, isLater, reply } = props.state
  return (
    <Show when={inbox.rowOf(props.id)}>
      {(row) => (
        <NoticeItem
          row={row()}
          who={whoOf(row(), live.nameOf)}
          about={aboutOf(row(), taskOf(live, row()))}
          when={whenOf(row(), props.day, inbox.now())}
          current={rows.current() === props.id}
          selected={selected().has(props.id)}
          isLater={isLater()}
          onFocus={() => rows.focused(props.id)}
          onOpen={() => marks.opened(props.id)}
          onSelect={() => toggle(props.id)}
          onRead={() => toggleRead([props.id])}
          onLater={() => later([props.id])}
          onReply={reply.taskOf(props.id) === null ? null : () => reply.open(props.id)}
          reply={
            <Show when={reply.isOpen(props.id) && reply.taskOf(props.id)}>
              {(task) => (
                <ReplyForm
                  task={task()}
                  people={mentionable(live.views.people.all())}
                  onReply={(text, key) => reply.send(props.id, task(), text, key)}
                  onClose={reply.close}
                />
              )}
            </Show>
          }
        />
      )}
    </Show>
  )
}

const taskOf = ({ task }: Pick<Live, "task">, { about }: NoticeRow) => {
  const [, kind, id = ""] = (about ?? "").split(".")
  return kind === "task" ? task(id) : undefined
}

/** The tabs, and the buttons for the selection or for all. */
function InboxTools(props: {
  readonly inbox: NoticeInbox
  readonly selected: number
  readonly onAllRead: () => void
  readonly onRead: () => void
  readonly onLater: () => void
}) {
  const countIn = (tab: (typeof inboxTabs)[number]) =>
    tab === "inbox" ? props.inbox.unread() : props.inbox.countOf(tab)
  return (
    <div class="subbar inbox-tools">
      <Tabs
        label={words.t("notices")}
        value={props.inbox.tab()}
        onPick={props.inbox.setTab}
        tabs={inboxTabs.map((id) => ({
          id,
          name: words.value("noticeTab", id),
          get count() {
            return countIn(id) || undefined
          }
        }))}
      />
      <span class="end">
        <Show
          when={props.selected > 0}
          fallback={
            <Button
              small
              look="quiet"
              keys={verbKeys("readAll")}
              disabled={props.inbox.unreadIds().length === 0}
              onClick={() => props.onAllRead()}
            >
              {words.t("noticesAllRead")}
            </Button>
          }
        >
          <span class="quiet-text">{words.count("selectedCount", props.selected)}</span>
          <Button small keys={verbKeys("readNotice")} onClick={() => props.onRead()}>
            {words.t("noticeToRead")}
          </Button>
          <Button small keys={verbKeys("laterNotice")} onClick={() => props.onLater()}>
            {words.t(props.inbox.tab() === "later" ? "noticeBack" : "noticeLater")}
          </Button>
        </Show>
        <A
          class="btn sm quiet"
          href="/settings/notices"
          aria-label={words.t("noticesWhat")}
          title={words.t("noticesWhat")}
        >
          <SlidersHorizontal size={14} />
        </A>
      </span>
    </div>
  )
}
