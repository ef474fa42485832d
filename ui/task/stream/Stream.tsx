/** The changes of a task and its comments in one stream, oldest first. The field for a comment is at its end. */
import { For, type ParentProps, Show } from "solid-js"
import type { ActivityRow } from "../../../gateways/contract.ts"
import { Button } from "../../parts/button/Button.tsx"
import { words } from "../../words/words.ts"
import { eventSentence } from "../history/eventSentence.ts"
import { Markdown } from "../markdown/Markdown.tsx"
import { actorName } from "../history/actorName.ts"
import { ActorSign, ItemTime } from "../history/ActorSign.tsx"
import "./stream.css"

export function Stream(
  props: ParentProps<{
    readonly items: ReadonlyArray<ActivityRow>
    readonly nameOf: (actor: string) => string
    /** Shows earlier events; null when all are shown. */
    readonly onMore: (() => void) | null
  }>
) {
  return (
    <section class="stream" aria-label={words.t("activity")}>
      <h3>{words.t("activity")}</h3>
      <Show when={props.onMore}>
        {(more) => (
          <Button type="button" look="quiet" small onClick={() => more()()}>
            {words.t("showMore")}
          </Button>
        )}
      </Show>
      <ol>
        <For each={props.items}>
          {(item) => (
            <Show when={commentOf(item)} fallback={<Change item={item} nameOf={props.nameOf} />}>
              {(text) => <Comment item={item} text={text()} nameOf={props.nameOf} />}
            </Show>
          )}
        </For>
      </ol>
      {props.children}
    </section>
  )
}

interface ItemProps {
  readonly item: ActivityRow
  readonly nameOf: (actor: string) => string
}

function Change(props: ItemProps) {
  const name = (actor: string) => actorName(actor, props.nameOf)
  return (
    <li class="stream-change">
      <ActorSign actor={props.item.actor} nameOf={props.nameOf} />
      <p dir="auto">
        <b>
          <bdi>{name(props.item.actor)}</bdi>
        </b>{" "}
        {eventSentence(props.item, name)} <ItemTime at={props.item.at} />
      </p>
    </li>
  )
}

function Comment(props: ItemProps & { readonly text: string }) {
  return (
    <li class="stream-comment">
      <ActorSign actor={props.item.actor} nameOf={props.nameOf} />
      <div>
        <p>
          <b>
            <bdi>{actorName(props.item.actor, props.nameOf)}</bdi>
          </b>{" "}
          <ItemTime at={props.item.at} />
        </p>
        <Markdown text={props.text} />
      </div>
    </li>
  )
}

/** The text of a comment. Null for every other event, and for a comment whose words were erased. */
const commentOf = ({ event, detail }: ActivityRow): string | null => {
  const text: unknown = event === "TaskCommented" ? detail["text"] : null
  return typeof text === "string" && text !== "" ? text : null
}
