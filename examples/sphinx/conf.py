project = 'Notes on TCP'
html_theme_options = {'body_max_width': '1000px', 'page_width': '1240px'}
html_static_path = ['_static']
html_css_files = ['tcp-visualizer/style.css']
html_js_files = [('tcp-visualizer/element.js', {'type': 'module'})]
