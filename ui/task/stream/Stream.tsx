/** The changes of a task and its comments in one stream, oldest first. The field for a comment is at its end. */
import { createMemo, For, type ParentProps, Show } from "solid-js"
import type { ActivityRow } from "../../../gateways/contract.ts"
import { Button } from "../../parts/button/Button.tsx"
import { words } from "../../words/words.ts"
import { eventSentence } from "../history/eventSentence.ts"
import { actorName } from "../history/actorName.ts"
import { ActorSign, ItemTime } from "../history/ActorSign.tsx"
import { CommentItem, type CommentItemProps } from "./CommentItem.tsx"
import { streamItems } from "./streamItems.ts"
import "./stream.css"

export function Stream(
  props: ParentProps<
    Pick<CommentItemProps, "task" | "people" | "act" | "nameOf"> & {
      readonly items: ReadonlyArray<ActivityRow>
      /** The name of another task. */
      readonly taskOf: (id: string) => string
      /** The reader, who may change own comments; null for a reader who changes nothing. */
      readonly me: string | null
      /** Shows earlier events; null when all are shown. */
      readonly onMore: (() => void) | null
    }
  >
) {
  const items = createMemo(() => new Map(streamItems(props.items).map((each) => [each.item.id, each] as const)))
  // By id: the events are fetched again with each change, and a field that is open must stay.
  const ids = createMemo(() => [...items().keys()], [], { equals: sameIds })
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
        <For each={ids()}>
          {(id) => (
            <Show when={items().get(id)}>
              {(shown) => (
                <Show
                  when={commentOf(shown().comment)}
                  fallback={<Change item={shown().item} nameOf={props.nameOf} taskOf={props.taskOf} />}
                >
                  {(comment) => (
                    <CommentItem
                      item={shown().item}
                      comment={comment()}
                      task={props.task}
                      people={props.people}
                      isOwn={props.me === shown().item.actor}
                      act={props.act}
                      nameOf={props.nameOf}
                    />
                  )}
                </Show>
              )}
            </Show>
          )}
        </For>
      </ol>
      {props.children}
    </section>
  )
}

const sameIds = (a: ReadonlyArray<string>, b: ReadonlyArray<string>) => a.join(" ") === b.join(" ")
/** Null also for a comment whose words were erased with their author. */
const commentOf = (comment: CommentItemProps["comment"] | null) =>
  comment === null || (comment.text === "" && !comment.deleted) ? null : comment

interface ItemProps {
  readonly item: ActivityRow
  readonly nameOf: (actor: string) => string
  readonly taskOf: (id: string) => string
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
        {eventSentence(props.item, { person: name, task: props.taskOf })} <ItemTime at={props.item.at} />
      </p>
    </li>
  )
}
