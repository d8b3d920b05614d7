import 'tcp-visualizer/element'
import 'tcp-visualizer/style.css'
