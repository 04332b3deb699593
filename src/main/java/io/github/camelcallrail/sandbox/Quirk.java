package io.github.camelcallrail.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Points on which nobody outside knows how CallRail behaves, or on which accounts differ. Off is the more likely or the
 * more awkward way; each can be switched on. The name in properties is in kebab-case. Sections are those of the API's
 * fact sheet.
 */
public enum Quirk {
    /** Items of {@code tags} are texts instead of objects (3.1). */
    TAGS_AS_TEXT,
    /** The first item of {@code tags} is a text, the others are objects (3.1). */
    TAGS_MIXED,
    /** The {@code recording} link ends without {@code .json} (3.1). */
    RECORDING_WITHOUT_JSON,
    /** {@code recording_duration} is text (3.1). */
    RECORDING_DURATION_AS_TEXT,
    /** Offset pages have no {@code total_pages} (4.1). */
    NO_TOTAL_PAGES,
    /** Offset pages have neither {@code total_pages} nor {@code total_records}: farther than anything seen. */
    NO_TOTALS,
    /** Answers to creating and updating a tag have its id as a number (3.3). */
    TAG_ID_AS_NUMBER,
    /** Creating answers 200 instead of 201 (1.2). */
    CREATED_AS_200,
    /** {@code value} in an update of a call is accepted instead of answered with 500 (6.1). */
    VALUE_ACCEPTED,
    /** A new {@code customer_name} stays with the one call instead of renaming the whole lead (6.1). */
    NAME_STAYS,
    /** {@code per_page} above 250 is taken as 250 instead of answered with 400 (4.1). */
    PER_PAGE_CLAMPED,
    /** No {@code x-rate-limit-*} headers (1.4). */
    NO_RATE_HEADERS,
    /** 429 comes with {@code Retry-After} in seconds (1.4). */
    RETRY_AFTER_SECONDS,
    /** 429 comes with {@code Retry-After} as a date (1.4). */
    RETRY_AFTER_DATE,
    /** The last relative page has no {@code next_page} instead of null (4.2). */
    NEXT_PAGE_ABSENT,
    /** The last relative page still has a link in {@code next_page} (4.2). */
    NEXT_PAGE_STALE,
    /** Calls come with {@code agent_email}, {@code lead_score} and a field nobody knows, unasked (3). */
    EXTRA_FIELDS,
    /** The account has no premium plan: what depends on it is null (3.1). */
    NO_PREMIUM,
    /** Calls of equal {@code start_time} keep their order from request to request (4.3). */
    TIES_STABLE,
    /** Of a date with a time only the date counts (10). */
    TIMES_CUT,
    /** {@code start_date} and {@code end_date} are ignored: everything comes (7.2). */
    DATES_IGNORED,
    /** {@code company_id} is ignored (7.2). */
    COMPANY_IGNORED,
    /** {@code sort} and {@code order} are ignored: newest first (7.11). */
    SORT_IGNORED,
    /** Errors are {@code {"errors":{"base":["text"]}}} (1.3). */
    ERRORS_BY_FIELD,
    /** Errors are {@code {"errors":{}}} (1.3). */
    ERRORS_WITHOUT_TEXT,
    /** Errors are {@code {"errors":["text"]}} (1.3). */
    ERRORS_AS_LIST,
    /** Errors are {@code {"errors":"text"}} (1.3). */
    ERRORS_AS_TEXT,
    /** Errors are {@code {"errors":[{"field":"base","message":"text"}]}} (1.3). */
    ERRORS_AS_OBJECTS,
    /** Errors are {@code {"message":"text"}} (1.3). */
    ERRORS_AS_MESSAGE,
    /** Errors are a JSON array with the text (1.3). */
    ERRORS_AS_ARRAY,
    /** Errors are HTML pages (1.3). */
    ERRORS_AS_HTML,
    /** Errors have no body (1.3). */
    ERRORS_EMPTY;

    /** The name in properties, such as {@code tags-as-text}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The quirk of that label. */
    public static Optional<Quirk> labelled(String label) {
        return Arrays.stream(values()).filter(quirk -> quirk.label().equals(label)).findFirst();
    }
}
