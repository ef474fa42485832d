// Rewrites the 3 C23 scanf/strtol aliases (glibc 2.38) to their classic names so the addon loads on glibc >= 2.36.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
export function relax(buf) {
  if (buf.readUInt32BE(0) !== 0x7f454c46 || buf[4] !== 2) return 0
  const shoff = Number(buf.readBigUInt64LE(0x28)),
    shentsize = buf.readUInt16LE(0x3a),
    shnum = buf.readUInt16LE(0x3c)
  const sh = (i) => {
    const o = shoff + i * shentsize
    return {
      type: buf.readUInt32LE(o + 4),
      off: Number(buf.readBigUInt64LE(o + 24)),
      size: Number(buf.readBigUInt64LE(o + 32)),
      link: buf.readUInt32LE(o + 40),
      info: buf.readUInt32LE(o + 44)
    }
  }
  const S = Array.from({ length: shnum }, (_, i) => sh(i))
  const dynsym = S.find((s) => s.type === 11),
    vers = S.find((s) => s.type === 0x6fffffff),
    need = S.find((s) => s.type === 0x6ffffffe)
  const str = S[dynsym.link]
  const cstr = (o) => buf.toString("latin1", str.off + o, buf.indexOf(0, str.off + o))
  // version needs of libc: index of GLIBC_2.2.5 and of too-new ones
  let o = need.off,
    base = 0
  const bad = []
  for (let i = 0; i < need.info; i++) {
    const cnt = buf.readUInt16LE(o + 2),
      file = cstr(buf.readUInt32LE(o + 4))
    let a = o + buf.readUInt32LE(o + 8)
    for (let j = 0; j < cnt; j++) {
      const name = cstr(buf.readUInt32LE(a + 8)),
        idx = buf.readUInt16LE(a + 6)
      if (file === "libc.so.6" && name === "GLIBC_2.2.5") base = { a, idx }
      if (file === "libc.so.6" && name === "GLIBC_2.38") bad.push({ a, idx })
      a += buf.readUInt32LE(a + 12)
    }
    o += buf.readUInt32LE(o + 12)
  }
  if (!bad.length) return 0
  let n = 0
  for (let i = 0; i < dynsym.size / 24; i++) {
    const so = dynsym.off + i * 24,
      vo = vers.off + i * 2,
      v = buf.readUInt16LE(vo)
    if (!bad.some((b) => b.idx === (v & 0x7fff))) continue
    const name = cstr(buf.readUInt32LE(so))
    if (!name.startsWith("__isoc23_")) throw new Error("unexpected GLIBC_2.38 symbol " + name)
    buf.writeUInt32LE(buf.readUInt32LE(so) + 9, so)
    buf.writeUInt16LE(base.idx, vo)
    n++
  }
  for (const b of bad) {
    buf.copy(buf, b.a, base.a, base.a + 4)
    buf.copy(buf, b.a + 8, base.a + 8, base.a + 12)
  } // name+hash := GLIBC_2.2.5
  return n
}
// postinstall: only touches the addon when this machine's glibc is older than 2.38
const installed = existsSync(new URL("../../node_modules/uWebSockets.js/", import.meta.url))
const glibc = process.report.getReport().header.glibcVersionRuntime
if (installed && process.platform === "linux" && glibc !== undefined) {
  const [major, minor] = glibc.split(".").map(Number)
  if (major === 2 && minor < 38) {
    const dir = new URL("../../node_modules/uWebSockets.js/", import.meta.url)
    for (const name of readdirSync(dir).filter((f) => f.startsWith("uws_linux_x64_"))) {
      const file = new URL(name, dir),
        bytes = readFileSync(file),
        n = relax(bytes)
      if (n > 0) {
        writeFileSync(file, bytes)
        console.log(`${name}: ${n} glibc 2.38 symbols relaxed for glibc ${glibc}`)
      }
    }
  }
}
