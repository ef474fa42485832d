import { render } from "@solidjs/testing-library"
import * as checkModule from "lucide-solid/icons/check"
import * as tagsModule from "lucide-solid/icons/tags"
import { createSignal } from "solid-js"
import { expect, test } from "vitest"
import Icon, { type IconData } from "./Icon.ts"

// The cast: the types of the library omit the data of its icons.
const dataOf = (module: object) => (module as { readonly __iconData: IconData }).__iconData
const [Check, check] = [checkModule.default, dataOf(checkModule)]
const [Tags, tags] = [tagsModule.default, dataOf(tagsModule)]

/** Without attributes that draw nothing. */
const attributesOf = (element: Element) =>
  Object.fromEntries(
    Array.from(element.attributes, ({ name, value }) => [name, value]).filter(
      ([name]) => name !== "key" && name !== "xmlns"
    )
  )
/** The elements of an icon with their attributes. */
const drawn = (container: HTMLElement) => {
  const svg = container.querySelector("svg")
  return svg === null ? [] : [svg, ...svg.children].map((each) => [each.tagName, attributesOf(each)])
}

test("draws an icon as the library does", () => {
  const theirs = render(() => <Check size={12} stroke-width={3} />)
  const ours = render(() => <Icon icon={check} size={12} stroke-width={3} />)
  expect(drawn(ours.container)).toEqual(drawn(theirs.container))
  const named = render(() => <Tags size={14} aria-label="Labels" />)
  const ourNamed = render(() => <Icon icon={tags} size={14} aria-label="Labels" />)
  expect(drawn(ourNamed.container)).toEqual(drawn(named.container))
})

test("follows a size that changes", () => {
  const [size, setSize] = createSignal(12)
  const { container } = render(() => <Icon icon={check} size={size()} />)
  setSize(20)
  expect(container.querySelector("svg")?.getAttribute("width")).toBe("20")
})
