import { describe, expect, it } from 'vitest'
import { ReadError } from '../read-error.ts'
import { child, parseXml as parse } from './xml-tree.ts'

const parseXml = (source: string, depth: number, nodes = 1_000) => parse(source, depth, { nodes })

const codeOf = (source: string): string => {
  try {
    parseXml(source, 100)
    return 'read'
  } catch (error) {
    return error instanceof ReadError ? error.code : 'thrown'
  }
}

describe('the XML of a part', () => {
  it('[D1] names elements by their namespace, whatever the prefix, transitional or strict', () => {
    const transitional = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
    const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
    for (const [source, name] of [
      [`<x:p xmlns:x="${transitional}" x:id="1"/>`, 'w:p'],
      [`<p xmlns="${strict}"/>`, 'w:p'],
      ['<w:p/>', 'p'],
    ]) {
      expect(parseXml(source ?? '', 10).name).toBe(name)
    }
    const inner = parseXml(`<a xmlns:w="urn:other"><w:p xmlns:w="${transitional}"/><w:p/></a>`, 10)
    expect(inner.children.map((part) => (typeof part === 'string' ? part : part.name))).toEqual(['w:p', 'other-w:p'])
    expect(inner.children.map((part) => (typeof part === 'string' ? 0 : part.paragraph))).toEqual([0, -1])
  })

  it('[D1] reads empty elements alike where they are written alike, unless they mean something else there', () => {
    const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
    const root = parseXml(
      `<a xmlns:x="urn:one"><x:b c="1"/><x:b c="1"/><d xmlns:x="${word}"><x:b c="1"/><x:p/><x:p/></d><x:b c="1"/><x:b c="/>1"/></a>`,
      10,
    )
    const names = (of: typeof root) => of.children.flatMap((part) => (typeof part === 'string' ? [] : [part.name]))
    expect(names(root)).toEqual(['x:b', 'x:b', 'd', 'x:b', 'x:b'])
    const inner = child(root, 'd')
    expect(inner && names(inner)).toEqual(['w:b', 'w:p', 'w:p'])
    expect(inner?.children.map((part) => (typeof part === 'string' ? 0 : part.paragraph))).toEqual([-1, 0, 1])
    expect(root.children.map((part) => (typeof part === 'string' ? '' : part.attributes.c))).toEqual([
      '1',
      '1',
      undefined,
      '1',
      '/>1',
    ])
  })

  it('[D1] reads entities, CDATA, comments and a > in an attribute', () => {
    const root = parseXml(
      '<?xml version="1.0"?><a b="1 > 0"><!-- <c> --><t>&lt;&#65;&#x42;&amp;</t><![CDATA[<d>]]></a>',
      10,
    )
    expect(root.attributes).toEqual({ b: '1 > 0' })
    expect(child(root, 't')?.children).toEqual(['<AB&'])
    expect(root.children.at(-1)).toBe('<d>')
  })

  it('[D1] ends every line alike, and keeps a carriage return that is written as a number', () => {
    expect(parseXml('<a>one\r\ntwo\rthree&#13;</a>', 10).children).toEqual(['one\ntwo\nthree\r'])
  })

  it.each([
    ['a DTD', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'forbidden_markup'],
    ['an external DTD', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 'forbidden_markup'],
    ['an undeclared entity', '<a>&secret;</a>', 'broken'],
    ['a missing end', '<a><b></a>', 'broken'],
    ['an early end', '<a><b', 'broken'],
    ['nothing', '', 'broken'],
    ['endless nesting', '<a>'.repeat(500), 'bomb'],
  ])('[D1] answers %s with a typed error', (_, source, code) => {
    expect(codeOf(source)).toBe(code)
  })

  it('[D1] refuses more elements, attributes, namespaces and names than any document has, and as soon as it has met them', () => {
    const most = (source: string, nodes: number) => {
      const allowance = { nodes }
      try {
        parse(source, 10, allowance)
        return allowance.nodes
      } catch (error) {
        return error instanceof ReadError ? error.code : error
      }
    }
    expect(most('<a b="1"><c/><c/><!-- d --></a>', 5)).toBe(0)
    expect(most('<a b="1"><c/><c/><!-- d --></a>', 4)).toBe('too_many_pages')
    // What comes after is not even looked at.
    expect(most('<a><b/><b/><', 2)).toBe('too_many_pages')
    const prefixes = Array.from({ length: 100 }, (_, i) => `xmlns:p${i}="urn:${i}"`).join(' ')
    expect(most(`<a ${prefixes}>${'<b xmlns:c="urn:d"/>'.repeat(20)}</a>`, 1_000)).toBe('too_many_pages')
    const names = Array.from({ length: 10_001 }, (_, i) => `<n${i}/>`).join('')
    expect(most(`<a>${names}</a>`, 100_000)).toBe('bomb')
  })
})
