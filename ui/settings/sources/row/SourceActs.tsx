/** The buttons of one sender, and the questions before what has no undo. */
import { createSignal, Show } from "solid-js"
import { makesItsSecret } from "../../../../domain/source/sourceVocabulary.ts"
import type { SourceRow } from "../../../../gateways/contract/webhooks/sources.ts"
import { Button } from "../../../parts/button/Button.tsx"
import { Confirm } from "../../../parts/overlay/Confirm.tsx"
import { settingsWords as words } from "../../../words/words.ts"
import { copyText } from "../../parts/copyText.ts"
import { webhookAddress } from "../parts/SourceSecret.tsx"

interface Acts {
  readonly row: SourceRow
  readonly isMapping: boolean
  readonly onMapping: () => void
  readonly onChange: (verb: "pause" | "resume" | "remove") => void
  readonly onRotate: () => void
}

export function SourceActs(props: Acts) {
  const [asked, setAsked] = createSignal<"remove" | "rotate" | null>(null)
  const named = () => ({ name: props.row.name })
  const isActive = () => props.row.state === "active"
  return (
    <div class="src-acts">
      <Act
        name={words.t("sources.copyAddressOf", named())}
        text={words.t("sources.copyTheAddress")}
        onPress={() => void copyText(webhookAddress(props.row.path))}
      />
      <Show when={props.row.kind === "json" && !props.row.isHidden}>
        <Act
          name={words.t("sources.changeMappingOf", named())}
          text={words.t("sources.mapping")}
          expanded={props.isMapping}
          onPress={() => props.onMapping()}
        />
      </Show>
      <Show when={!makesItsSecret(props.row.kind) && !props.row.isHidden}>
        <Act
          name={words.t("sources.newSecretOf", named())}
          text={words.t("sources.newSecret")}
          onPress={() => setAsked("rotate")}
        />
      </Show>
      <Act
        name={words.t(isActive() ? "sources.pauseOf" : "sources.resumeOf", named())}
        text={words.t(isActive() ? "sources.pause" : "sources.resume")}
        onPress={() => props.onChange(isActive() ? "pause" : "resume")}
      />
      <Act
        name={words.t("sources.removeOf", named())}
        text={words.t("sources.remove")}
        onPress={() => setAsked("remove")}
      />
      <Questions {...props} asked={asked()} onClose={() => setAsked(null)} />
    </div>
  )
}

function Act(props: {
  /** The name of the button, read aloud. */
  readonly name: string
  readonly text: string
  readonly expanded?: boolean
  readonly onPress: () => void
}) {
  return (
    <Button small look="quiet" aria-label={props.name} aria-expanded={props.expanded} onClick={() => props.onPress()}>
      {props.text}
    </Button>
  )
}

function Questions(props: Acts & { readonly asked: "remove" | "rotate" | null; readonly onClose: () => void }) {
  const confirmed = (act: () => void) => () => {
    props.onClose()
    act()
  }
  return (
    <>
      <Show when={props.asked === "remove"}>
        <Confirm
          title={words.t("sources.removeOf", { name: props.row.name })}
          action={words.t("sources.remove")}
          onConfirm={confirmed(() => props.onChange("remove"))}
          onClose={() => props.onClose()}
        >
          <p>{words.t("sources.removeText")}</p>
        </Confirm>
      </Show>
      <Show when={props.asked === "rotate"}>
        <Confirm
          title={words.t("sources.newSecretOf", { name: props.row.name })}
          action={words.t("sources.newSecret")}
          onConfirm={confirmed(() => props.onRotate())}
          onClose={() => props.onClose()}
        >
          <p>{words.t("sources.newSecretText")}</p>
        </Confirm>
      </Show>
    </>
  )
}
