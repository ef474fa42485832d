/** One comment: its words, and for its author the way to edit or delete it. */
import Pencil from "lucide-solid/icons/pencil"
import Send from "lucide-solid/icons/send"
import Trash from "lucide-solid/icons/trash"
import { createMemo, createSignal, Show } from "solid-js"
import type { ActivityRow, TaskRow } from "../../../gateways/contract.ts"
import { createEditing } from "../../drafts/createEditing.ts"
import { EditingNote } from "../../drafts/EditingNote.tsx"
import { IconButton } from "../../parts/button/IconButton.tsx"
import { words } from "../../words/words.ts"
import { ActorSign, ItemTime } from "../history/ActorSign.tsx"
import { actorName } from "../history/actorName.ts"
import { Markdown } from "../markdown/Markdown.tsx"
import type { TaskAct } from "../whole/taskAct.ts"
import { deleteComment, editComment } from "./commentActs.ts"
import type { Mentionable } from "./mention.ts"
import { MentionField } from "./MentionField.tsx"
import type { ShownComment } from "./streamItems.ts"

export interface CommentItemProps {
  readonly item: ActivityRow
  readonly comment: ShownComment
  readonly task: Pick<TaskRow, "id" | "comments">
  readonly people: ReadonlyArray<Mentionable>
  /** The reader wrote it, and may change it. */
  readonly isOwn: boolean
  readonly act: TaskAct
  readonly nameOf: (actor: string) => string
}

export function CommentItem(props: CommentItemProps) {
  const { editing, save, shown } = createCommentEditing(props)
  const mayChange = () => props.isOwn && !props.comment.deleted
  return (
    <li class="stream-comment">
      <ActorSign actor={props.item.actor} nameOf={props.nameOf} />
      <div>
        <CommentHead {...props} mayChange={mayChange() && !editing.isOpen()} onEdit={editing.open} />
        <Show when={!props.comment.deleted} fallback={<p class="quiet-text">{words.t("commentGone")}</p>}>
          <Show when={mayChange() && editing.isOpen()} fallback={<Markdown text={shown()} />}>
            <div class="comment-form">
              <MentionField
                label={words.t("commentEdit")}
                rows={3}
                value={editing.draft.value()}
                busy={editing.draft.busy()}
                people={props.people}
                focus={editing.isAsked()}
                onInput={editing.type}
                onSend={save}
                onCancel={editing.cancel}
              />
              <span>
                <button class="btn go" type="button" disabled={editing.inConflict()} onClick={save}>
                  {words.t("save")}
                </button>{" "}
                <button class="btn bare" type="button" onClick={editing.cancel}>
                  {words.t("cancel")}
                </button>
              </span>
            </div>
            <EditingNote editing={editing} stored={props.comment.text} onSave={save} isLong />
          </Show>
        </Show>
      </div>
    </li>
  )
}

function CommentHead(props: CommentItemProps & { readonly mayChange: boolean; readonly onEdit: () => void }) {
  return (
    <div class="comment-head">
      <p>
        <b>
          <bdi>{actorName(props.item.actor, props.nameOf)}</bdi>
        </b>{" "}
        <ItemTime at={props.item.at} />
        <Show when={props.comment.revision > 1 && !props.comment.deleted}>
          <span class="quiet-text"> · {words.t("edited")}</span>
        </Show>
        <Show when={props.comment.fromTelegram}>
          <span class="quiet-text comment-via">
            <Send size={11} aria-hidden="true" /> {words.t("fromTelegram")}
          </span>
        </Show>
      </p>
      <Show when={props.mayChange}>
        <span class="comment-acts">
          <IconButton small label={words.t("commentEdit")} onClick={() => props.onEdit()}>
            <Pencil size={13} />
          </IconButton>
          <IconButton
            small
            label={words.t("commentDelete")}
            onClick={() => void deleteComment(props.act, props.task, props.comment)}
          >
            <Trash size={13} />
          </IconButton>
        </span>
      </Show>
    </div>
  )
}

const createCommentEditing = (props: CommentItemProps) => {
  const editing = createEditing(
    () => `task:${props.task.id}:comment:${props.comment.id}`,
    () => props.comment.text,
    () => props.comment.revision
  )
  /** The text that the server has stored, until the history has it. */
  const [stored, setStored] = createSignal<{ readonly text: string; readonly revision: number } | null>(null)
  const shown = createMemo(() => {
    const own = stored()
    return own !== null && own.revision > props.comment.revision ? own.text : props.comment.text
  })
  const save = () => {
    const before = props.comment
    void editing.save(
      (typed) => (typed.trim() === "" ? null : typed),
      async (text, key, seen) => {
        const receipt = await editComment(props.act, before, { text, seen, key })
        if (receipt !== null) setStored({ text, revision: (seen ?? before.revision) + 1 })
        return receipt
      }
    )
  }
  return { editing, save, shown }
}
