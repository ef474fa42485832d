/** One thumb on a scale of steps. The arrow keys move it by one step. */
import { Slider as Base } from "@kobalte/core/slider"

export function Slider(props: {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  /** @default 1 */
  readonly step?: number
  /** The value in words, read aloud. */
  readonly textOf: (value: number) => string
  readonly onChange: (value: number) => void
}) {
  return (
    <Base
      class="slider"
      value={[props.value]}
      minValue={props.min}
      maxValue={props.max}
      step={props.step ?? 1}
      getValueLabel={({ values }) => props.textOf(values[0] ?? props.min)}
      onChange={([value]) => value !== undefined && props.onChange(value)}
    >
      <Base.Track class="slider-track">
        <Base.Fill class="slider-fill" />
        {/* Without the library's input, which is a second slider inside this one and only serves forms. */}
        <Base.Thumb class="slider-thumb" aria-label={props.label} />
      </Base.Track>
    </Base>
  )
}
