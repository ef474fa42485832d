/** One model: its last test, its accuracy beside it, and the buttons to test and to use it. */
import { createSignal, For, Show } from "solid-js"
import type { Metrics, ProviderRow } from "../../../gateways/contract/knowledge.ts"
import { Button } from "../../parts/button/Button.tsx"
import { teamApi } from "../../sync/rest/teamApi.ts"
import { settingsWords as words } from "../../words/words.ts"
import type { ActOnLists } from "../parts/createLoaded.ts"
import { shownDay } from "../parts/when.ts"
import { accuracyOf } from "./accuracy.ts"

export function ModelRow(props: {
  readonly model: ProviderRow
  readonly figures: Metrics | undefined
  readonly isAdmin: boolean
  readonly act: ActOnLists
}) {
  const [testing, setTesting] = createSignal(false)
  const test = async () => {
    setTesting(true)
    await props.act(() => teamApi.testModel(props.model.id))
    setTesting(false)
  }
  const use = () =>
    void props.act(
      () => teamApi.chooseModel(props.model.id),
      words.t("settings.modelChosen", { model: props.model.label })
    )
  return (
    <div class="set-row two">
      <span class="grow">
        <b dir="auto">{props.model.label}</b>
        <span class="quiet-text">{props.model.model}</span>
        <Check model={props.model} />
        <Accuracy model={props.model} figures={props.figures} />
      </span>
      <Show when={props.model.chosen}>
        <span class="chip-state">{words.t("settings.inUse")}</span>
      </Show>
      <Show when={props.isAdmin}>
        <span class="acts">
          <Button small disabled={testing()} onClick={() => void test()}>
            {words.t(testing() ? "settings.testing" : "settings.test")}
          </Button>
          <Show when={!props.model.chosen}>
            <Button small onClick={use}>
              {words.t("settings.use")}
            </Button>
          </Show>
        </span>
      </Show>
    </div>
  )
}

/** The last test call: how long it took, whether the answer was valid JSON, and in which languages it passed. */
function Check(props: { readonly model: ProviderRow }) {
  return (
    <Show when={props.model.check} fallback={<span class="quiet-text">{words.t("settings.notTested")}</span>}>
      {(check) => (
        <span class="facts">
          <Fact isGood={check().well} text={words.t(check().well ? "settings.works" : "settings.worksNot")} />
          <span class="quiet-text">{words.lasting(check().latencyMs / 1000)}</span>
          <Fact isGood={check().validJson} text={words.t(check().validJson ? "settings.json" : "settings.jsonNot")} />
          <For each={["en", "uk", "ru"]}>
            {(language) => <Fact isGood={check().languages.includes(language)} text={language} />}
          </For>
          <span class="quiet-text">{shownDay(check().at, Date.now())}</span>
          <Show when={check().note !== ""}>
            <span class="quiet-text">{check().note}</span>
          </Show>
        </span>
      )}
    </Show>
  )
}

function Fact(props: { readonly isGood: boolean; readonly text: string }) {
  return (
    <span class="fact" classList={{ good: props.isGood, bad: !props.isGood }}>
      {props.isGood ? "✓" : "✗"} {props.text}
    </span>
  )
}

function Accuracy(props: { readonly model: ProviderRow; readonly figures: Metrics | undefined }) {
  const found = () => accuracyOf(props.figures, props.model.model)
  return (
    <Show when={found()}>
      {(of) => (
        <span class="quiet-text">
          {words.t("settings.accuracy", { share: words.share(of().kept / of().n), n: words.number(of().n) })}
        </span>
      )}
    </Show>
  )
}
