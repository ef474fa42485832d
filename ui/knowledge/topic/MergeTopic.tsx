/** Asks for the topic that another one is merged into, and says what moves. */
import { Show } from "solid-js"
import type { TopicRow } from "../../../gateways/contract/knowledge.ts"
import { Dialog } from "../../parts/overlay/Dialog.tsx"
import { ChoiceList } from "../../task/rail/ChoiceList.tsx"
import { chatWords as words } from "../../words/words.ts"
import { topicsShown } from "../places.ts"
import type { TopicHeadProps } from "./topicHeadProps.ts"

export function MergeTopic(props: TopicHeadProps & { readonly onClose: () => void }) {
  const others = (): ReadonlyArray<TopicRow> =>
    topicsShown(props.topics, "standing", words.language).filter(({ id }) => id !== props.topic.id)
  return (
    <Dialog title={words.t("mergeTopic", { name: props.topic.name })} onClose={props.onClose}>
      <div class="merge-topic">
        <p class="quiet-text">{words.count("mergeTopicText", props.count)}</p>
        <Show when={others().length > 0} fallback={<p>{words.t("noOtherTopic")}</p>}>
          <ChoiceList
            label={words.t("mergeTopicInto")}
            value={null}
            choices={others().map(({ id, name }) => ({ id, name }))}
            onPick={(into) => {
              if (into === null) return
              void props.acts.merge(props.topic, into)
              props.onClose()
            }}
          />
        </Show>
      </div>
    </Dialog>
  )
}
