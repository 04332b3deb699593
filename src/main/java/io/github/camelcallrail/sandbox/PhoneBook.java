package io.github.camelcallrail.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/**
 * Distinct numbers from the ranges reserved for fiction: 555-0100 to 555-0199 of real area codes, and 020 7946 0xxx.
 */
public final class PhoneBook {

    /** An area code and a town there. */
    private record Area(String code, String city, String state) {
    }

    /**
     * A number and where it comes from.
     *
     * @param number E.164
     * @param state  {@code null} outside the United States
     */
    record Line(String number, String city, String state, String country) {
    }

    private static final List<Area> AREAS = """
            201 NJ Hoboken;203 CT Danbury;205 AL Hoover;206 WA Seattle;207 ME Bangor;208 ID Boise;209 CA Modesto;
            210 TX San Antonio;212 NY New York;213 CA Los Angeles;214 TX Dallas;215 PA Philadelphia;216 OH Cleveland;
            217 IL Springfield;218 MN Duluth;219 IN Gary;225 LA Baton Rouge;228 MS Biloxi;229 GA Albany;231 MI Muskegon;
            239 FL Naples;240 MD Rockville;248 MI Pontiac;251 AL Mobile;252 NC Greenville;253 WA Tacoma;254 TX Waco;
            256 AL Decatur;260 IN Fort Wayne;262 WI Kenosha;270 KY Paducah;301 MD Bethesda;302 DE Dover;303 CO Denver;
            304 WV Wheeling;305 FL Miami;307 WY Casper;308 NE Kearney;309 IL Peoria;310 CA Torrance;312 IL Chicago;
            313 MI Detroit;314 MO St Louis;315 NY Utica;316 KS Wichita;317 IN Carmel;318 LA Monroe;319 IA Waterloo;
            320 MN Willmar;321 FL Cocoa;323 CA Glendale;325 TX Abilene;330 OH Akron;334 AL Auburn;336 NC High Point;
            352 FL Ocala;360 WA Olympia;361 TX Victoria;401 RI Warwick;402 NE Omaha;404 GA Atlanta;405 OK Norman;
            406 MT Helena;407 FL Orlando;408 CA San Jose;409 TX Galveston;410 MD Annapolis;412 PA Pittsburgh;
            413 MA Chicopee;414 WI Milwaukee;415 CA San Francisco;417 MO Joplin;419 OH Toledo;423 TN Kingsport;
            425 WA Redmond;432 TX Midland;434 VA Danville;435 UT Logan;440 OH Mentor;443 MD Towson;478 GA Macon;
            479 AR Rogers;480 AZ Mesa;501 AR Conway;502 KY Louisville;503 OR Portland;505 NM Santa Fe;507 MN Winona;
            508 MA Brockton;509 WA Yakima;510 CA Oakland;512 TX Austin;513 OH Hamilton;515 IA Ames;516 NY Hempstead;
            518 NY Troy;520 AZ Tucson;530 CA Chico;540 VA Roanoke;541 OR Bend;559 CA Fresno;561 FL Jupiter;
            563 IA Dubuque;570 PA Scranton;573 MO Rolla;574 IN Goshen;580 OK Lawton;585 NY Rochester;601 MS Jackson;
            602 AZ Phoenix;603 NH Nashua;605 SD Pierre;606 KY Ashland;607 NY Ithaca;608 WI Madison;609 NJ Trenton;
            610 PA Reading
            """.lines().flatMap(line -> List.of(line.strip().split(";")).stream())
            .map(text -> new Area(text.substring(0, 3), text.substring(7), text.substring(4, 6))).toList();

    private static final int A_RANGE = 100;
    private static final int BRITISH = 1_000;

    /** How many American numbers there are to give out. */
    public static final int SIZE = AREAS.size() * A_RANGE;

    private final Iterator<Line> american;
    private final Iterator<Line> british;

    PhoneBook(Random random) {
        List<Line> lines = new ArrayList<>(SIZE);
        for (Area area : AREAS) {
            for (int i = 0; i < A_RANGE; i++) {
                String number = "+1" + area.code + String.format("55501%02d", i);
                lines.add(new Line(number, area.city, area.state, "US"));
            }
        }
        Collections.shuffle(lines, random);
        american = lines.iterator();
        List<Line> more = new ArrayList<>(BRITISH);
        for (int i = 0; i < BRITISH; i++) {
            more.add(new Line("+442079460" + String.format("%03d", i), "London", null, "GB"));
        }
        Collections.shuffle(more, random);
        british = more.iterator();
    }

    boolean hasNext() {
        return american.hasNext();
    }

    /** Another number, of that country as long as it has some. */
    Line next(boolean fromBritain) {
        return fromBritain && british.hasNext() ? british.next() : american.next();
    }
}
