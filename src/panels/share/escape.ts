/** Text as the value of an attribute of HTML, between double quotes. */
export const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Text as the content of an element of HTML. */
export const content = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** What ends a script of HTML, or changes what ends it (HTML Living Standard §4.12.1.3). */
export const endsScript = (text: string): boolean => /<!--|<\/?script/i.test(text)

/** Text as inline Markdown, on one line: what could mark something up is escaped (CommonMark §2.4, GFM). */
export const markdown = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>&~$|]/g, String.raw`\$&`)

/** An address as the destination of a link of Markdown: it has neither spaces nor parentheses (CommonMark §6.3). */
export const destination = (address: string): string =>
  address.replaceAll('(', '%28').replaceAll(')', '%29').replaceAll('<', '%3C').replaceAll('>', '%3E')

/** Text as a string of JavaScript on lines of its own. */
export const template = (text: string): string =>
  `\`${text.replaceAll(/[\\`]|\$\{/g, String.raw`\$&`).replaceAll('\r', String.raw`\r`)}\``
