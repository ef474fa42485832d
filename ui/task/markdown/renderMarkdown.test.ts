import { describe, expect, test } from "vitest"
import { renderMarkdown } from "./renderMarkdown.ts"

const shown = (text: string) => {
  const place = document.createElement("div")
  place.append(renderMarkdown(text))
  return place
}

describe("Markdown", () => {
  test("shows paragraphs, lists, emphasis, code, tables and quotes", () => {
    const place = shown("**Bold** and `code`\n\n- one\n- two\n\n> said\n\n|a|b|\n|-|-|\n|1|2|\n\n```\nx < y\n```")
    for (const each of ["strong", "code", "ul > li", "blockquote", "table td", "pre code"])
      expect(place.querySelector(each), each).not.toBeNull()
    expect(place.querySelector("pre")?.textContent).toBe("x < y\n")
  })

  test("keeps the lines of a chat, and puts headings below those of the page", () => {
    expect(shown("one\ntwo").querySelectorAll("br")).toHaveLength(1)
    expect(shown("# Top").querySelector("h3")?.textContent).toBe("Top")
    expect(shown("###### Deep").querySelector("h6")?.textContent).toBe("Deep")
  })

  test("shows the boxes of a list as signs, which take no focus", () => {
    const place = shown("- [ ] open\n- [x] done")
    expect(place.querySelector("input")).toBeNull()
    expect(place.textContent).toContain("☑ done")
  })

  test("lets each block choose its own direction", () => {
    const blocks = [...shown("Hello\n\nمرحبا").querySelectorAll("p")]
    expect(blocks.map((each) => each.dir)).toEqual(["auto", "auto"])
  })
})

describe("hostile Markdown", () => {
  test.each([
    "<script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 2'>",
    "<svg/onload=\"window.ran = 3\"><a href='javascript:window.ran = 4'>press</a>",
    "<iframe srcdoc='<script>parent.ran = 5</script>'></iframe>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=x onerror=window.ran=6>'>",
    "<a href='https://example.org' onclick='window.ran = 7'>press</a>",
    "<form action='https://example.org'><input name=password></form>",
    "<style>* { display: none }</style>"
  ])("shows HTML as text: %s", (html) => {
    const place = shown(html)
    expect(place.textContent?.replaceAll("\n", "")).toBe(html)
    expect(place.querySelectorAll("script, img, svg, iframe, style, form, input, a, math")).toHaveLength(0)
  })

  test.each([
    "[press](javascript:window.ran=1)",
    "[press](JaVaScRiPt:window.ran=1)",
    "[press](java&#115;cript:window.ran=1)",
    "[press](data:text/html,<script>window.ran=1</script>)",
    "[press](vbscript:msgbox(1))",
    "[press](file:///etc/passwd)",
    "[press](//example.org/path)",
    "[press](/api/session)",
    "[press](blob:https://example.org/1)",
    "[press]: javascript:window.ran=1\n\n[press]"
  ])("has no link to an address that is not of the web: %s", (text) => {
    expect(shown(text).querySelector("a")).toBeNull()
  })

  test("opens a link to the web apart from this page", () => {
    const link = shown("[site](https://example.org 'title') and https://example.com").querySelectorAll("a")
    expect([...link].map(({ href, target, rel }) => [href, target, rel])).toEqual([
      ["https://example.org/", "_blank", "noopener noreferrer nofollow"],
      ["https://example.com/", "_blank", "noopener noreferrer nofollow"]
    ])
    expect(shown("[mail](mailto:ann@example.org)").querySelector("a")?.getAttribute("href")).toBe(
      "mailto:ann@example.org"
    )
  })

  test("loads no image: its address is a link", () => {
    const place = shown("![a cat](https://example.org/cat.png) ![x](javascript:window.ran=1)")
    expect(place.querySelector("img")).toBeNull()
    expect([...place.querySelectorAll("a")].map((each) => each.textContent)).toEqual(["a cat"])
    expect(place.textContent).toContain("x")
  })

  test("an address cannot break out of its attribute", () => {
    const place = shown('![" onmouseover="window.ran=1](https://example.org/"onmouseover="window.ran=1)')
    for (const each of place.querySelectorAll("*"))
      expect(each.getAttributeNames().filter((name) => name.startsWith("on"))).toEqual([])
  })

  test.each([
    ["quotes in quotes, which overflow a stack", "> ".repeat(5_000)],
    ["signs of emphasis, which take quadratic time", "_a__".repeat(5_000)]
  ])("is shown as it is when it has thousands of %s", (_, text) => {
    expect(shown(text).textContent).toBe(text)
  })
})
