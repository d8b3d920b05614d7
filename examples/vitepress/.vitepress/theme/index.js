import 'tcp-visualizer/element'
import 'tcp-visualizer/style.css'
import './style.css'

export { default } from 'vitepress/theme'
