"""The styles that ship with the program, in our own words, one row each."""

from typing import Final

from sdstudio.domain.styles import Style
from sdstudio.domain.text import QT_TRANSLATE_NOOP

_BASICS: Final = QT_TRANSLATE_NOOP("styles", "Basics")
_PAINTING: Final = QT_TRANSLATE_NOOP("styles", "Painting")
_DRAWING: Final = QT_TRANSLATE_NOOP("styles", "Drawing and print")
_ILLUSTRATION: Final = QT_TRANSLATE_NOOP("styles", "Illustration")
_PHOTOGRAPHY: Final = QT_TRANSLATE_NOOP("styles", "Photography")
_DESIGN: Final = QT_TRANSLATE_NOOP("styles", "Design")
_MATERIAL: Final = QT_TRANSLATE_NOOP("styles", "Material and 3D")

#: In the order in which they are shown; translated in context ``styles``.
CATEGORIES: Final = (
    _BASICS,
    _PAINTING,
    _DRAWING,
    _ILLUSTRATION,
    _PHOTOGRAPHY,
    _DESIGN,
    _MATERIAL,
)


def _style(
    uid: str, name: str, category: str, description: str, prompt: str, negative_prompt: str
) -> Style:
    return Style(
        uid,
        name,
        prompt,
        negative_prompt,
        category,
        description,
        thumbnail=f"{uid}.jpg",
        is_shipped=True,
    )


#: Names and descriptions are translated in context ``styles``.
SHIPPED_STYLES: Final = (
    _style(
        "basic-3d",
        QT_TRANSLATE_NOOP("styles", "3D picture"),
        _BASICS,
        QT_TRANSLATE_NOOP(
            "styles",
            "A rounded object with soft shading. The practice model knows these words.",
        ),
        "a 3d picture of {prompt}",
        "",
    ),
    _style(
        "basic-flat",
        QT_TRANSLATE_NOOP("styles", "Flat drawing"),
        _BASICS,
        QT_TRANSLATE_NOOP("styles", "Plain areas of colour. The practice model knows these words."),
        "a flat drawing of {prompt}",
        "",
    ),
    _style(
        "basic-line",
        QT_TRANSLATE_NOOP("styles", "Line drawing"),
        _BASICS,
        QT_TRANSLATE_NOOP("styles", "Black outlines. The practice model knows these words."),
        "a line drawing of {prompt}",
        "",
    ),
    _style(
        "watercolour",
        QT_TRANSLATE_NOOP("styles", "Watercolour"),
        _PAINTING,
        QT_TRANSLATE_NOOP("styles", "Transparent washes that run into each other on rough paper."),
        "watercolour painting of {prompt}, wet-on-wet washes, granulating pigment, soft bleeding "
        "edges, white of the cold-pressed paper left open",
        "photograph, 3d render, hard outlines, opaque paint",
    ),
    _style(
        "gouache",
        QT_TRANSLATE_NOOP("styles", "Gouache"),
        _PAINTING,
        QT_TRANSLATE_NOOP("styles", "Matt, opaque colour with crisp edges."),
        "gouache painting of {prompt}, matt opaque colour, flat shapes with crisp edges, visible "
        "dry-brush marks",
        "photograph, glossy, 3d render, blurry",
    ),
    _style(
        "oil",
        QT_TRANSLATE_NOOP("styles", "Oil painting"),
        _PAINTING,
        QT_TRANSLATE_NOOP("styles", "Rich colour, blended wet and finished with visible strokes."),
        "oil painting of {prompt}, rich layered colour, visible brushwork, wet-in-wet blending, "
        "canvas texture",
        "photograph, 3d render, flat colour, vector",
    ),
    _style(
        "impasto",
        QT_TRANSLATE_NOOP("styles", "Impasto"),
        _PAINTING,
        QT_TRANSLATE_NOOP("styles", "Paint so thick that the strokes cast shadows."),
        "impasto painting of {prompt}, thick palette-knife strokes, raised paint with cast "
        "shadows, bold saturated colour",
        "photograph, smooth, airbrushed, flat",
    ),
    _style(
        "acrylic",
        QT_TRANSLATE_NOOP("styles", "Acrylic"),
        _PAINTING,
        QT_TRANSLATE_NOOP("styles", "Clean, bright colour in broad strokes."),
        "acrylic painting of {prompt}, clean bright colour, broad confident strokes, hard and "
        "soft edges",
        "photograph, muddy colours, 3d render",
    ),
    _style(
        "impressionism",
        QT_TRANSLATE_NOOP("styles", "Impressionist"),
        _PAINTING,
        QT_TRANSLATE_NOOP("styles", "Broken colour and the light of one moment, painted outdoors."),
        "impressionist painting of {prompt}, broken colour, short dabs of paint, shimmering "
        "daylight, painted en plein air",
        "photograph, hard outlines, black shadows, 3d render",
    ),
    _style(
        "pointillism",
        QT_TRANSLATE_NOOP("styles", "Pointillist"),
        _PAINTING,
        QT_TRANSLATE_NOOP("styles", "Dots of pure colour that mix in the eye."),
        "pointillist painting of {prompt}, small dots of pure complementary colour, optical "
        "mixing, even texture",
        "photograph, outlines, smooth gradients",
    ),
    _style(
        "fresco",
        QT_TRANSLATE_NOOP("styles", "Fresco"),
        _PAINTING,
        QT_TRANSLATE_NOOP("styles", "Chalky pigment on old plaster."),
        "fresco of {prompt}, earth pigments on lime plaster, chalky matt surface, fine cracks, "
        "early Renaissance composition",
        "photograph, glossy, neon colours, 3d render",
    ),
    _style(
        "chiaroscuro",
        QT_TRANSLATE_NOOP("styles", "Chiaroscuro"),
        _PAINTING,
        QT_TRANSLATE_NOOP("styles", "A single light out of deep shadow, as in Baroque painting."),
        "baroque oil painting of {prompt}, chiaroscuro, a single warm light from the side, deep "
        "umber shadow, glazed layers of paint",
        "flat lighting, photograph, pastel colours, high key",
    ),
    _style(
        "ink-wash",
        QT_TRANSLATE_NOOP("styles", "Ink wash"),
        _PAINTING,
        QT_TRANSLATE_NOOP(
            "styles",
            "Chinese ink in a few strokes, with much of the paper left empty.",
        ),
        "ink wash painting of {prompt}, shuimo, few expressive brush strokes, diluted black ink, "
        "misty empty space, rice paper",
        "bright colours, photograph, 3d render, cluttered",
    ),
    _style(
        "gongbi",
        QT_TRANSLATE_NOOP("styles", "Gongbi"),
        _PAINTING,
        QT_TRANSLATE_NOOP(
            "styles",
            "Fine, even lines filled with layered mineral colour, as in Chinese court painting.",
        ),
        "gongbi painting of {prompt}, fine even outlines, layered mineral pigments, silk ground, "
        "delicate detail",
        "photograph, loose brushwork, 3d render",
    ),
    _style(
        "pastel",
        QT_TRANSLATE_NOOP("styles", "Soft pastel"),
        _PAINTING,
        QT_TRANSLATE_NOOP("styles", "Powdery colour rubbed into toothed paper."),
        "soft pastel drawing of {prompt}, powdery blended colour, visible paper tooth, feathered "
        "strokes",
        "photograph, glossy, hard edges, ink",
    ),
    _style(
        "pencil",
        QT_TRANSLATE_NOOP("styles", "Graphite pencil"),
        _DRAWING,
        QT_TRANSLATE_NOOP("styles", "Careful shading with a soft pencil."),
        "graphite pencil drawing of {prompt}, cross-hatched and smudged shading, light "
        "construction lines, white paper",
        "colour, photograph, 3d render",
    ),
    _style(
        "charcoal",
        QT_TRANSLATE_NOOP("styles", "Charcoal"),
        _DRAWING,
        QT_TRANSLATE_NOOP("styles", "Broad, velvety blacks on grained paper."),
        "charcoal drawing of {prompt}, broad velvety blacks, smudged midtones, highlights lifted "
        "with an eraser, grained paper",
        "colour, photograph, clean lines",
    ),
    _style(
        "ink",
        QT_TRANSLATE_NOOP("styles", "Pen and ink"),
        _DRAWING,
        QT_TRANSLATE_NOOP("styles", "Hatching with a steel nib."),
        "pen and ink drawing of {prompt}, steel-nib line, hatching and cross-hatching, solid "
        "blacks, white paper",
        "colour, grey tones, photograph, blurry",
    ),
    _style(
        "coloured-pencil",
        QT_TRANSLATE_NOOP("styles", "Coloured pencil"),
        _DRAWING,
        QT_TRANSLATE_NOOP("styles", "Layers of waxy strokes."),
        "coloured pencil drawing of {prompt}, layered waxy strokes, burnished highlights, visible"
        " paper grain",
        "photograph, flat digital colour, 3d render",
    ),
    _style(
        "engraving",
        QT_TRANSLATE_NOOP("styles", "Engraving"),
        _DRAWING,
        QT_TRANSLATE_NOOP(
            "styles",
            "Fine parallel lines that swell in the shadows, as on banknotes.",
        ),
        "copperplate engraving of {prompt}, fine parallel lines that swell in the shadows, "
        "cross-hatching, nineteenth-century book plate",
        "colour, photograph, smooth shading",
    ),
    _style(
        "woodcut",
        QT_TRANSLATE_NOOP("styles", "Woodcut"),
        _DRAWING,
        QT_TRANSLATE_NOOP("styles", "Bold black shapes cut with a gouge."),
        "woodcut print of {prompt}, bold carved lines, strong black and white shapes, visible "
        "wood grain, slightly uneven ink",
        "photograph, soft shading, gradients",
    ),
    _style(
        "linocut",
        QT_TRANSLATE_NOOP("styles", "Linocut"),
        _DRAWING,
        QT_TRANSLATE_NOOP("styles", "Two or three flat inks, printed out of register."),
        "linocut print of {prompt}, two flat ink colours, gouge marks in the cleared areas, "
        "slight misregistration",
        "photograph, gradients, fine detail",
    ),
    _style(
        "ukiyo-e",
        QT_TRANSLATE_NOOP("styles", "Ukiyo-e"),
        _DRAWING,
        QT_TRANSLATE_NOOP(
            "styles",
            "Japanese woodblock print: flowing outline and graded flat colour.",
        ),
        "ukiyo-e woodblock print of {prompt}, flowing key-block outline, flat colour with bokashi"
        " gradation, washi paper",
        "photograph, 3d render, heavy shadows",
    ),
    _style(
        "papercut-print",
        QT_TRANSLATE_NOOP("styles", "Chinese papercut"),
        _DRAWING,
        QT_TRANSLATE_NOOP("styles", "Red paper cut into a window decoration."),
        "traditional Chinese papercut of {prompt}, a single sheet of red paper, pierced patterns,"
        " symmetrical ornament, white background",
        "photograph, shading, gradients, 3d render",
    ),
    _style(
        "blueprint",
        QT_TRANSLATE_NOOP("styles", "Blueprint"),
        _DRAWING,
        QT_TRANSLATE_NOOP("styles", "White technical lines on blue."),
        "blueprint of {prompt}, white technical lines on Prussian blue, orthographic projection, "
        "dimension lines, drafting grid",
        "photograph, shading, warm colours",
    ),
    _style(
        "storybook",
        QT_TRANSLATE_NOOP("styles", "Storybook"),
        _ILLUSTRATION,
        QT_TRANSLATE_NOOP("styles", "A warm picture-book page."),
        "children's storybook illustration of {prompt}, warm gentle colour, rounded shapes, "
        "textured brushes, cosy light",
        "photograph, gore, horror, harsh contrast",
    ),
    _style(
        "anime",
        QT_TRANSLATE_NOOP("styles", "Anime"),
        _ILLUSTRATION,
        QT_TRANSLATE_NOOP("styles", "Clean outlines with cel shading."),
        "anime illustration of {prompt}, clean line art, cel shading, expressive lighting, "
        "detailed background",
        "photograph, 3d render, extra fingers, lowres",
    ),
    _style(
        "manga",
        QT_TRANSLATE_NOOP("styles", "Manga"),
        _ILLUSTRATION,
        QT_TRANSLATE_NOOP("styles", "Black ink with screentone."),
        "manga panel of {prompt}, black ink line art, screentone shading, speed lines, high "
        "contrast",
        "colour, photograph, 3d render",
    ),
    _style(
        "comic",
        QT_TRANSLATE_NOOP("styles", "Comic book"),
        _ILLUSTRATION,
        QT_TRANSLATE_NOOP("styles", "Heavy ink, flat colour and printed dots."),
        "comic book panel of {prompt}, heavy black inking, flat colour, halftone dots, dynamic "
        "angle",
        "photograph, soft focus, 3d render",
    ),
    _style(
        "ligne-claire",
        QT_TRANSLATE_NOOP("styles", "Clear line"),
        _ILLUSTRATION,
        QT_TRANSLATE_NOOP("styles", "Even outlines and flat colour without shading."),
        "ligne claire illustration of {prompt}, even outlines, flat unshaded colour, clear "
        "readable shapes, detailed setting",
        "photograph, hatching, gradients, heavy shadow",
    ),
    _style(
        "concept-art",
        QT_TRANSLATE_NOOP("styles", "Concept art"),
        _ILLUSTRATION,
        QT_TRANSLATE_NOOP("styles", "A fast digital painting that sells an idea."),
        "concept art of {prompt}, digital painting, strong silhouette, loose brushwork with "
        "focused detail, atmospheric perspective",
        "photograph, text, watermark, cluttered",
    ),
    _style(
        "fantasy",
        QT_TRANSLATE_NOOP("styles", "Fantasy painting"),
        _ILLUSTRATION,
        QT_TRANSLATE_NOOP("styles", "The cover of an epic novel."),
        "epic fantasy illustration of {prompt}, dramatic rim light, painterly detail, swirling "
        "mist, book-cover composition",
        "modern objects, flat lighting, lowres",
    ),
    _style(
        "art-nouveau",
        QT_TRANSLATE_NOOP("styles", "Art nouveau"),
        _ILLUSTRATION,
        QT_TRANSLATE_NOOP("styles", "Whiplash curves inside an ornamental frame."),
        "art nouveau poster of {prompt}, whiplash curves, ornamental floral border, flat muted "
        "colour, gold accents",
        "photograph, 3d render, harsh angles",
    ),
    _style(
        "art-deco",
        QT_TRANSLATE_NOOP("styles", "Art deco"),
        _ILLUSTRATION,
        QT_TRANSLATE_NOOP("styles", "Geometry, symmetry and gold from the 1920s."),
        "art deco poster of {prompt}, geometric symmetry, stepped forms, gold and black palette, "
        "elegant airbrushed gradients",
        "photograph, organic clutter, grunge",
    ),
    _style(
        "photograph",
        QT_TRANSLATE_NOOP("styles", "Photograph"),
        _PHOTOGRAPHY,
        QT_TRANSLATE_NOOP("styles", "Natural light, true colour."),
        "photograph of {prompt}, natural light, true colour, 50 mm lens, fine detail",
        "painting, drawing, illustration, 3d render, oversaturated",
    ),
    _style(
        "portrait",
        QT_TRANSLATE_NOOP("styles", "Studio portrait"),
        _PHOTOGRAPHY,
        QT_TRANSLATE_NOOP("styles", "Soft key light and a blurred background."),
        "studio portrait photograph of {prompt}, soft key light, catchlights in the eyes, 85 mm "
        "lens, shallow depth of field, seamless backdrop",
        "painting, illustration, deformed, harsh flash",
    ),
    _style(
        "cinematic",
        QT_TRANSLATE_NOOP("styles", "Cinematic still"),
        _PHOTOGRAPHY,
        QT_TRANSLATE_NOOP("styles", "A frame from a widescreen film."),
        "cinematic still of {prompt}, anamorphic lens, teal and orange grade, volumetric light, "
        "film grain, shallow focus",
        "flat lighting, illustration, text, watermark",
    ),
    _style(
        "analogue",
        QT_TRANSLATE_NOOP("styles", "Analogue film"),
        _PHOTOGRAPHY,
        QT_TRANSLATE_NOOP("styles", "Warm colour negative film with grain."),
        "analogue photograph of {prompt}, 35 mm colour negative film, warm highlights, faded "
        "shadows, visible grain, light leak",
        "digital, oversharpened, illustration, 3d render",
    ),
    _style(
        "black-and-white",
        QT_TRANSLATE_NOOP("styles", "Black and white"),
        _PHOTOGRAPHY,
        QT_TRANSLATE_NOOP("styles", "Silver gelatin print with deep blacks."),
        "black and white photograph of {prompt}, silver gelatin print, deep blacks, bright "
        "highlights, strong tonal contrast",
        "colour, illustration, flat grey",
    ),
    _style(
        "long-exposure",
        QT_TRANSLATE_NOOP("styles", "Long exposure"),
        _PHOTOGRAPHY,
        QT_TRANSLATE_NOOP("styles", "Moving lights and water turned into veils."),
        "long exposure photograph of {prompt}, silky motion blur, light trails, sharp static "
        "subject, blue hour, tripod",
        "frozen motion, illustration, noise",
    ),
    _style(
        "macro",
        QT_TRANSLATE_NOOP("styles", "Macro"),
        _PHOTOGRAPHY,
        QT_TRANSLATE_NOOP("styles", "Tiny things, very close."),
        "macro photograph of {prompt}, extreme close-up, razor-thin depth of field, creamy bokeh,"
        " fine surface detail",
        "wide shot, illustration, blurry subject",
    ),
    _style(
        "golden-hour",
        QT_TRANSLATE_NOOP("styles", "Golden hour"),
        _PHOTOGRAPHY,
        QT_TRANSLATE_NOOP("styles", "Low sun, long shadows and glowing edges."),
        "photograph of {prompt} at golden hour, low warm sun, long shadows, glowing rim light, "
        "lens flare, hazy air",
        "midday light, flat lighting, illustration",
    ),
    _style(
        "film-noir",
        QT_TRANSLATE_NOOP("styles", "Film noir"),
        _PHOTOGRAPHY,
        QT_TRANSLATE_NOOP("styles", "Hard light through blinds, smoke and rain."),
        "film noir still of {prompt}, low-key black and white, hard light through venetian "
        "blinds, long shadows, drifting smoke, wet reflections",
        "colour, bright daylight, illustration",
    ),
    _style(
        "product",
        QT_TRANSLATE_NOOP("styles", "Product shot"),
        _PHOTOGRAPHY,
        QT_TRANSLATE_NOOP("styles", "A clean object on a plain ground."),
        "product photograph of {prompt}, seamless white background, large softbox light, crisp "
        "edges, gentle reflection, catalogue quality",
        "cluttered background, harsh shadow, illustration",
    ),
    _style(
        "flat-vector",
        QT_TRANSLATE_NOOP("styles", "Flat vector"),
        _DESIGN,
        QT_TRANSLATE_NOOP("styles", "A few shapes in a few colours."),
        "flat vector illustration of {prompt}, simple geometric shapes, limited palette, no "
        "outlines, generous empty space",
        "photograph, texture, gradients, 3d render",
    ),
    _style(
        "poster",
        QT_TRANSLATE_NOOP("styles", "Screen print poster"),
        _DESIGN,
        QT_TRANSLATE_NOOP("styles", "Three flat inks on poster paper."),
        "screen print poster of {prompt}, three flat inks, bold simplified shapes, overprinted "
        "colours, paper texture, strong negative space",
        "photograph, gradients, fine detail, text",
    ),
    _style(
        "pop-art",
        QT_TRANSLATE_NOOP("styles", "Pop art"),
        _DESIGN,
        QT_TRANSLATE_NOOP("styles", "Loud colour and comic dots, repeated."),
        "pop art print of {prompt}, loud primary colours, Ben-Day dots, thick outlines, repeated "
        "image",
        "photograph, muted colours, realism",
    ),
    _style(
        "bauhaus",
        QT_TRANSLATE_NOOP("styles", "Bauhaus"),
        _DESIGN,
        QT_TRANSLATE_NOOP("styles", "Circles, bars and primary colours."),
        "Bauhaus composition of {prompt}, circles, bars and triangles, primary colours on "
        "off-white, strict grid",
        "photograph, ornament, shading, realism",
    ),
    _style(
        "isometric",
        QT_TRANSLATE_NOOP("styles", "Isometric"),
        _DESIGN,
        QT_TRANSLATE_NOOP("styles", "A tiny world seen from above, without perspective."),
        "isometric illustration of {prompt}, 30-degree parallel projection, tiny detailed scene, "
        "clean edges, soft shadows",
        "perspective distortion, photograph, fisheye",
    ),
    _style(
        "pixel-art",
        QT_TRANSLATE_NOOP("styles", "Pixel art"),
        _DESIGN,
        QT_TRANSLATE_NOOP("styles", "Visible pixels and a small palette."),
        "pixel art of {prompt}, 16-bit game sprite, visible square pixels, limited palette, "
        "dithering",
        "photograph, smooth gradients, blurry, anti-aliasing",
    ),
    _style(
        "low-poly",
        QT_TRANSLATE_NOOP("styles", "Low poly"),
        _DESIGN,
        QT_TRANSLATE_NOOP("styles", "Facets of plain colour."),
        "low poly render of {prompt}, large triangular facets, flat shaded planes, soft studio "
        "light",
        "photograph, fine texture, smooth surface",
    ),
    _style(
        "stained-glass",
        QT_TRANSLATE_NOOP("styles", "Stained glass"),
        _MATERIAL,
        QT_TRANSLATE_NOOP("styles", "Glowing colour between lines of lead."),
        "stained glass window of {prompt}, glowing translucent colour, bold lead lines, light "
        "from behind",
        "photograph, opaque, soft edges",
    ),
    _style(
        "mosaic",
        QT_TRANSLATE_NOOP("styles", "Mosaic"),
        _MATERIAL,
        QT_TRANSLATE_NOOP("styles", "Small stones set in mortar."),
        "mosaic of {prompt}, small irregular tesserae, visible mortar, glinting gold pieces, "
        "Byzantine",
        "photograph, smooth gradients, brush strokes",
    ),
    _style(
        "paper-cut",
        QT_TRANSLATE_NOOP("styles", "Layered paper"),
        _MATERIAL,
        QT_TRANSLATE_NOOP("styles", "Sheets of paper, each with its shadow."),
        "layered paper cut diorama of {prompt}, stacked sheets of coloured paper, soft drop "
        "shadows, lit from behind",
        "photograph of people, flat, outlines",
    ),
    _style(
        "claymation",
        QT_TRANSLATE_NOOP("styles", "Clay animation"),
        _MATERIAL,
        QT_TRANSLATE_NOOP("styles", "Plasticine with fingerprints."),
        "claymation figure of {prompt}, plasticine with fingerprints, handmade miniature set, "
        "soft studio light, stop motion",
        "photograph of people, flat, 2d, glossy plastic",
    ),
    _style(
        "porcelain",
        QT_TRANSLATE_NOOP("styles", "Blue and white porcelain"),
        _MATERIAL,
        QT_TRANSLATE_NOOP("styles", "Cobalt blue under a clear glaze."),
        "blue and white porcelain painting of {prompt}, cobalt brushwork under clear glaze, white"
        " ground, Ming dynasty",
        "photograph, other colours, matt surface",
    ),
    _style(
        "embroidery",
        QT_TRANSLATE_NOOP("styles", "Embroidery"),
        _MATERIAL,
        QT_TRANSLATE_NOOP("styles", "Satin stitch in silk thread."),
        "embroidery of {prompt}, satin stitch in silk thread, raised texture, linen ground, "
        "visible stitches",
        "photograph, smooth, paint, 3d render",
    ),
    _style(
        "neon",
        QT_TRANSLATE_NOOP("styles", "Neon sign"),
        _MATERIAL,
        QT_TRANSLATE_NOOP("styles", "Bent glass tubes glowing in the dark."),
        "neon sign of {prompt}, glowing bent glass tubes, dark brick wall, coloured reflections, "
        "night",
        "daylight, flat, painting",
    ),
    _style(
        "render",
        QT_TRANSLATE_NOOP("styles", "3D render"),
        _MATERIAL,
        QT_TRANSLATE_NOOP("styles", "Physically based materials and global illumination."),
        "3d render of {prompt}, physically based materials, global illumination, soft area light,"
        " subsurface scattering",
        "photograph, drawing, flat, noisy",
    ),
    _style(
        "toy",
        QT_TRANSLATE_NOOP("styles", "Vinyl toy"),
        _MATERIAL,
        QT_TRANSLATE_NOOP("styles", "A collectable figure on a plain ground."),
        "vinyl toy figure of {prompt}, rounded chibi proportions, matt plastic, seam lines, plain"
        " pastel background, product shot",
        "realistic skin, photograph of people, cluttered",
    ),
)

_UIDS: Final = frozenset(one.uid for one in SHIPPED_STYLES)


def is_shipped(uid: str) -> bool:
    """Whether the style with ``uid`` ships with the program."""
    return uid in _UIDS
