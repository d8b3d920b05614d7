// For pages that show tcp-visualizer in frames: gives each frame the height that it likes to have.
addEventListener('message', ({ data, source }) => {
  if (data?.source !== 'tcp-visualizer' || data.type !== 'resize') return
  if (!Number.isFinite(data.height) || data.height <= 0) return
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow === source) frame.style.height = `${Math.min(data.height, 10000)}px`
  }
})

// Frames that were there first have said it already: ask again.
for (const frame of document.querySelectorAll('iframe[src*="embed.html"]')) {
  frame.contentWindow?.postMessage({ source: 'tcp-visualizer', version: 1, type: 'resize' }, '*')
}
