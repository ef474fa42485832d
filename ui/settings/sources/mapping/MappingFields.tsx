/** The paths of a mapping, a body to test them with, and the message that the body becomes. */
import { For, Show } from "solid-js"
import { mappingFields, pathLength } from "../../../../domain/source/sourceVocabulary.ts"
import { settingsWords as words } from "../../../words/words.ts"
import type { MappingResult } from "./createMappingTest.ts"
import type { TypedMapping } from "./typedMapping.ts"
import { TextField } from "../../../parts/fields/TextField.tsx"

const sampleLength = 200_000

export function MappingFields(props: {
  readonly value: TypedMapping
  readonly result: MappingResult | null
  readonly busy: boolean
  readonly onChange: (next: TypedMapping) => void
}) {
  return (
    <fieldset class="src-mapping">
      <legend>{words.t("sources.mapping")}</legend>
      <p class="quiet-text">{words.t("sources.mappingText")}</p>
      <div class="src-paths">
        <For each={mappingFields}>
          {(field) => (
            <TextField
              label={words.value("mappingField", field)}
              value={props.value[field]}
              onType={(text) => props.onChange({ ...props.value, [field]: text })}
              dir="ltr"
              spellcheck={false}
              maxlength={pathLength}
              readonly={props.busy}
            />
          )}
        </For>
      </div>
      <label class="labelled">
        <span>{words.t("sources.sample")}</span>
        <textarea
          class="in"
          dir="ltr"
          rows={5}
          spellcheck={false}
          placeholder={'{"title": "…", "text": "…", "link": "https://…"}'}
          maxlength={sampleLength}
          readonly={props.busy}
          value={props.value.sample}
          onInput={(event) => props.onChange({ ...props.value, sample: event.currentTarget.value })}
        />
      </label>
      <Show when={props.result}>
        {(result) => (
          <div class="src-result" classList={{ bad: !result().isGood }} role="status">
            <span class="quiet-text">
              {words.t(result().isGood ? "sources.becomesThis" : "sources.becomesNothing")}
            </span>
            <p dir="auto">{result().text}</p>
          </div>
        )}
      </Show>
    </fieldset>
  )
}
