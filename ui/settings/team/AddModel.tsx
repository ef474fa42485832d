/** Adds a model of the Ollama server. Its address is a setting of the installation, never of a page. */
import { createSignal } from "solid-js"
import { Button } from "../../parts/button/Button.tsx"
import { teamApi } from "../../sync/rest/teamApi.ts"
import { words } from "../../words/words.ts"
import type { ActOnLists } from "../parts/createLoaded.ts"
import { SettingsSection } from "../parts/SettingsSection.tsx"

export function AddModel(props: { readonly act: ActOnLists }) {
  const [model, setModel] = createSignal("")
  const [embedModel, setEmbedModel] = createSignal("")
  const mayAdd = () => model().trim() !== "" && embedModel().trim() !== ""
  const add = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!mayAdd()) return
    const name = model().trim()
    const isAdded = await props.act(
      () => teamApi.addModel({ adapter: "ollama", label: name, model: name, embedModel: embedModel().trim() }),
      words.t("settings.modelAdded", { model: name })
    )
    if (isAdded) setModel("")
  }
  return (
    <SettingsSection id="add-model" title={words.t("settings.addModel")} text={words.t("settings.addModelText")}>
      <form class="set-form" onSubmit={(event) => void add(event)}>
        <label class="labelled">
          <span>{words.t("settings.modelName")}</span>
          <input
            class="in"
            autocomplete="off"
            placeholder="qwen3:4b-instruct"
            value={model()}
            onInput={(event) => setModel(event.currentTarget.value)}
          />
        </label>
        <label class="labelled">
          <span>{words.t("settings.embedModel")}</span>
          <input
            class="in"
            autocomplete="off"
            placeholder="bge-m3"
            value={embedModel()}
            onInput={(event) => setEmbedModel(event.currentTarget.value)}
          />
        </label>
        <Button type="submit" disabled={!mayAdd()}>
          {words.t("settings.addModel")}
        </Button>
      </form>
    </SettingsSection>
  )
}
